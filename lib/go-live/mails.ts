import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { members } from "@/db/schema/members";
import { users } from "@/db/schema/users";
import type { SystemTx } from "@/db/scope";
import { defineMail } from "@/lib/messages/define-mail";
import { id } from "@/lib/messages/message";
import { findGoLiveRequest } from "./find-go-live-request";
import { platformDecides, whoApproves } from "./who-approves";

async function findPerson(tx: SystemTx, organisationId: string, userId: string) {
  const [person] = await tx
    .select({ name: users.name, address: users.emailCanonical })
    .from(members)
    .innerJoin(users, and(eq(users.id, members.userId), isNull(users.archivedAt)))
    .where(and(eq(members.organisationId, organisationId), eq(members.userId, userId)));
  return person ?? null;
}

/** To somebody who decides it, while it waits. `approverId`: their account, or `platformDecides`. */
export const goLiveRequestedMail = defineMail({
  name: "go_live_requested",
  ids: z.strictObject({ goLiveRequestId: id, approverId: id }),
  subject: "A project on Rollcall asks to go live",
  template: () => import("@/emails/go-live-requested"),
  async compose(tx, { goLiveRequestId, approverId }, { appUrl, supportEmail }) {
    const request = await findGoLiveRequest(tx, goLiveRequestId);
    if (request?.state !== "pending") return null;
    const { organisationId, organisationName, project, reason, requestedBy, slug } = request;
    const approvers = await whoApproves(tx, organisationId, requestedBy);
    const isPlatform = approverId === platformDecides;
    const isTheirs = isPlatform ? approvers.length === 0 : approvers.some(({ userId }) => userId === approverId);
    const to = isPlatform ? { name: "", address: supportEmail } : await findPerson(tx, organisationId, approverId);
    if (!isTheirs || !to) return null;
    return {
      to,
      props: {
        name: to.name,
        requesterName: request.requesterName ?? "Somebody",
        requesterEmail: request.requesterEmail ?? "who has left since",
        what: `for ${project.name} to go live`,
        organisationName,
        projectName: project.name,
        reason,
        openUrl: isPlatform
          ? `${appUrl}/admin/go-live/${goLiveRequestId}`
          : `${appUrl}/orgs/${slug}/requests/go-live/${goLiveRequestId}`,
      },
    };
  },
});

/** To whoever asked, while they are in the organisation. */
export const goLiveAnsweredMail = defineMail({
  name: "go_live_answered",
  ids: z.strictObject({ goLiveRequestId: id }),
  subject: "The request for a project on Rollcall to go live was answered",
  template: () => import("@/emails/go-live-answered"),
  async compose(tx, { goLiveRequestId }, { appUrl }) {
    const request = await findGoLiveRequest(tx, goLiveRequestId);
    if (request?.state !== "approved" && request?.state !== "rejected") return null;
    const { organisationId, organisationName, project, answer, requestedBy, slug } = request;
    const to = await findPerson(tx, organisationId, requestedBy);
    if (!to) return null;
    const isApproved = request.state === "approved";
    return {
      to,
      props: {
        name: to.name,
        what: `for ${project.name} to go live`,
        decidedByName: request.deciderName ?? "Somebody",
        isApproved,
        effect: isApproved ? "It is live from now on." : "It stays on trial. You can ask again.",
        answer,
        organisationName,
        projectName: project.name,
        facts: [],
        openUrl: isApproved
          ? `${appUrl}/orgs/${slug}/projects/${project.id}`
          : `${appUrl}/orgs/${slug}/requests?show=asked`,
      },
    };
  },
});
