import { eq, sql } from "drizzle-orm";
import { projects } from "@/db/schema/projects";
import { goLiveRequests } from "@/db/schema/requests";
import { auditEvent } from "@/lib/audit/events";
import { named } from "@/lib/kernel/named";
import { Refusal } from "@/lib/kernel/refusal";
import { permitRequest } from "@/lib/limits/mail-limits";
import { countManagers } from "@/lib/project-team/lock-place";
import { inProject } from "@/lib/usecase/access/project";
import { defineCommand } from "@/lib/usecase/command";
import { requestGoLiveInput } from "./input";
import { goLiveRequestedMail } from "./mails";
import { platformDecides, whoApproves } from "./who-approves";

/** A manager puts a project on trial forward to become live. It needs two managers, and keeps them while the request waits (product.md 6.6, 6.10). */
export const requestGoLive = defineCommand({
  name: "request_go_live",
  access: inProject("manage_service"),
  locks: "team",
  input: requestGoLiveInput,
  async run({ tx, ctx, organisation, project, actor, input: { reason } }) {
    if (project.wentLiveAt) throw new Refusal("conflict", { reason: "live_already" });
    if (project.goLiveAskedAt) throw new Refusal("conflict", { reason: "asked_already" });
    if ((await countManagers(tx, project.id)) < 2) throw new Refusal("conflict", { reason: "too_few_managers" });
    const wait = await permitRequest(tx, actor.userId);
    if (wait > 0) throw new Refusal("rate_limited", { facts: { minutes: Math.ceil(wait / 60) } });
    const goLiveRequestId = ctx.ids.create("glr");
    const { userId } = actor;
    await tx.insert(goLiveRequests).values({
      id: goLiveRequestId,
      organisationId: organisation.id,
      projectId: project.id,
      requestedBy: userId,
      reason,
    });
    await tx.update(projects).set({ goLiveAskedAt: sql`now()` }).where(eq(projects.id, project.id));
    const approvers = await whoApproves(tx, organisation.id, userId);
    // Nobody of the organisation: whoever reads the support address, and the platform admins find it on their pages.
    const told = approvers.length > 0 ? approvers.map((approver) => approver.userId) : [platformDecides];
    return {
      value: null,
      event: auditEvent("go_live.requested", project.id, { project: named(project), goLiveRequestId }),
      messages: told.map((approverId) => goLiveRequestedMail({ goLiveRequestId, approverId })),
    };
  },
});
