import { and, eq, sql } from "drizzle-orm";
import { projects } from "@/db/schema/projects";
import { joinRequests } from "@/db/schema/requests";
import { auditEvent } from "@/lib/audit/events";
import { named } from "@/lib/kernel/named";
import { Refusal } from "@/lib/kernel/refusal";
import { teamMember } from "@/lib/usecase/access/member";
import { defineCommand } from "@/lib/usecase/command";
import { joinRequestInput } from "./input";

/** Whoever asked takes it back, as long as nobody has answered (IN-11). */
export const withdrawJoinRequest = defineCommand({
  name: "withdraw_join_request",
  access: teamMember,
  input: joinRequestInput,
  async run({ tx, organisation, actor, input: { joinRequestId } }) {
    const { memberId, userId, name, email } = actor;
    const [request] = await tx
      .select({ state: joinRequests.state, project: { id: projects.id, name: projects.name } })
      .from(joinRequests)
      .innerJoin(projects, eq(projects.id, joinRequests.projectId))
      .where(
        and(
          eq(joinRequests.organisationId, organisation.id),
          eq(joinRequests.id, joinRequestId),
          eq(joinRequests.memberId, memberId),
        ),
      )
      .for("update", { of: joinRequests });
    if (!request) throw new Refusal("not_found");
    if (request.state !== "pending") throw new Refusal("conflict", { reason: "dealt_with" });
    await tx
      .update(joinRequests)
      .set({ state: "cancelled", endedAt: sql`now()`, endedBy: userId })
      .where(eq(joinRequests.id, joinRequestId));
    const details = { project: named(request.project), userId, joinRequestId };
    return {
      value: { projectName: request.project.name },
      event: auditEvent("join_request.withdrawn", memberId, details, { id: userId, name, email }),
    };
  },
});
