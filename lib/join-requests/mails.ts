import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { z } from "zod";
import { members } from "@/db/schema/members";
import { organisations } from "@/db/schema/organisations";
import { projectMembers, projects } from "@/db/schema/projects";
import { joinRequests } from "@/db/schema/requests";
import { roles } from "@/db/schema/roles";
import { users } from "@/db/schema/users";
import type { SystemTx } from "@/db/scope";
import { defineMail } from "@/lib/messages/define-mail";
import { id } from "@/lib/messages/message";
import { permissionsOfStored } from "@/lib/permissions/project-grants";
import { labelsOfProject } from "@/lib/permissions/project-labels";
import { isStoredPermission } from "@/lib/permissions/project-table";
import { managersIn } from "@/lib/projects/who-manages";
import { storedOf } from "@/lib/usecase/access/project-scene";

const asking = alias(members, "asking");
const requester = alias(users, "requester");

/** The request with who made it and what it is about, while all of that is there. */
function requestOf(tx: SystemTx, joinRequestId: string) {
  return tx
    .select({
      state: joinRequests.state,
      reason: joinRequests.reason,
      answer: joinRequests.answer,
      endedBy: joinRequests.endedBy,
      organisationId: joinRequests.organisationId,
      organisationName: organisations.name,
      slug: organisations.slug,
      projectId: projects.id,
      projectName: projects.name,
      memberId: asking.id,
      name: requester.name,
      address: requester.emailCanonical,
      email: requester.email,
    })
    .from(joinRequests)
    .innerJoin(asking, eq(asking.id, joinRequests.memberId))
    .innerJoin(requester, and(eq(requester.id, asking.userId), isNull(requester.archivedAt)))
    .innerJoin(projects, and(eq(projects.id, joinRequests.projectId), isNull(projects.deletedAt)))
    .innerJoin(organisations, and(eq(organisations.id, joinRequests.organisationId), isNull(organisations.deletedAt)))
    .where(eq(joinRequests.id, joinRequestId));
}

/** To one of those who were asked, while they may still answer and nobody has. */
export const joinRequestedMail = defineMail({
  name: "join_requested",
  ids: z.strictObject({ joinRequestId: id, userId: id }),
  subject: "Somebody asks to join a project on Rollcall",
  template: () => import("@/emails/join-requested"),
  async compose(tx, { joinRequestId, userId }, { appUrl }) {
    const [request] = await requestOf(tx, joinRequestId);
    if (request?.state !== "pending") return null;
    const { organisationId, projectId } = request;
    const manages = sql`exists (select 1 from ${projectMembers} pm where pm.member_id = ${members.id}
      and pm.project_id = ${projectId} and pm.id in (${managersIn(projectId)}))`;
    const [asked] = await tx
      .select({ name: users.name, address: users.emailCanonical })
      .from(members)
      .innerJoin(users, and(eq(users.id, members.userId), isNull(users.archivedAt)))
      .innerJoin(roles, eq(roles.id, members.roleId))
      .where(
        and(
          eq(members.organisationId, organisationId),
          eq(members.userId, userId),
          sql`(${inArray(roles.key, ["owner", "administrator"])} or ${manages})`,
        ),
      );
    if (!asked) return null;
    return {
      to: asked,
      props: {
        name: asked.name,
        requesterName: request.name,
        requesterEmail: request.email,
        what: `to join ${request.projectName}`,
        organisationName: request.organisationName,
        projectName: request.projectName,
        reason: request.reason,
        openUrl: `${appUrl}/orgs/${request.slug}/projects/${projectId}/join-request/${joinRequestId}/approve`,
      },
    };
  },
});

/** To whoever asked: what was decided, by whom, and what was said about it. */
export const joinRequestAnsweredMail = defineMail({
  name: "join_request_answered",
  ids: z.strictObject({ joinRequestId: id }),
  subject: "Your request to join a project on Rollcall was answered",
  template: () => import("@/emails/join-request-answered"),
  async compose(tx, { joinRequestId }, { appUrl }) {
    const [request] = await requestOf(tx, joinRequestId);
    if (request?.state !== "approved" && request?.state !== "rejected") return null;
    const [decider] = await tx
      .select({ name: users.name })
      .from(users)
      .where(eq(users.id, request.endedBy ?? ""));
    const [place] = await tx
      .select({ stored: storedOf(sql`project_members.id`) })
      .from(projectMembers)
      .where(and(eq(projectMembers.projectId, request.projectId), eq(projectMembers.memberId, request.memberId)));
    const isApproved = request.state === "approved";
    // Whoever was taken out again since has nothing to open.
    if (isApproved && !place) return null;
    const { name, address, organisationName, projectName, answer, slug, projectId } = request;
    const held = permissionsOfStored((place?.stored ?? []).filter(isStoredPermission));
    const labels = labelsOfProject(Array.from(held));
    return {
      to: { name, address },
      props: {
        name,
        organisationName,
        projectName,
        decidedByName: decider?.name ?? "A manager",
        what: `to join ${projectName}`,
        isApproved,
        effect: isApproved ? "You are in its team now." : "You can ask again, or ask somebody else.",
        answer,
        facts: isApproved ? [["What you may do there", labels.join(", ") || "Open it, no more"] as const] : [],
        openUrl: isApproved
          ? `${appUrl}/orgs/${slug}/projects/${projectId}`
          : `${appUrl}/orgs/${slug}/requests?show=asked`,
      },
    };
  },
});
