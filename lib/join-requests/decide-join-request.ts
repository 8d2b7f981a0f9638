import { and, eq, sql } from "drizzle-orm";
import { members } from "@/db/schema/members";
import { joinRequests } from "@/db/schema/requests";
import { users } from "@/db/schema/users";
import type { TenantTx } from "@/db/scope";
import { auditEvent } from "@/lib/audit/events";
import { refuseChanged } from "@/lib/kernel/fingerprint";
import { named } from "@/lib/kernel/named";
import { Refusal } from "@/lib/kernel/refusal";
import { grantableFolders, refuseUngrantable } from "@/lib/project-team/folders";
import { makePlace } from "@/lib/project-team/make-place";
import { refuseGranting } from "@/lib/project-team/rules";
import { inProject } from "@/lib/usecase/access/project";
import { defineCommand } from "@/lib/usecase/command";
import { decideJoinRequestInput } from "./input";
import { joinRequestAnsweredMail } from "./mails";

/**
 * A manager lets somebody into the project, with permissions and folders, or says no and why; nobody decides their own
 * request. A yes ends what else the person has asked for the same project, as any way into it does (product.md 6.9).
 */
export const decideJoinRequest = defineCommand({
  name: "decide_join_request",
  access: inProject("manage_service"),
  locks: "team",
  input: decideJoinRequestInput,
  async run({ input, ...scene }) {
    const { tx, ctx, organisation, project, actor } = scene;
    const { joinRequestId, decision, answer } = input;
    const request = await lockRequest(tx, project.id, joinRequestId);
    if (request.userId === actor.userId) throw new Refusal("conflict", { reason: "own_request" });
    if (request.state !== "pending") throw new Refusal("conflict", { reason: "dealt_with" });
    const { memberId, userId, name, email } = request;
    const value = { name, decision };
    const end = (state: "approved" | "rejected") =>
      tx
        .update(joinRequests)
        .set({ state, endedAt: sql`now()`, endedBy: actor.userId, answer })
        .where(eq(joinRequests.id, joinRequestId));
    const person = { id: userId, name, email };
    const about = { project: named(project), userId, joinRequestId };
    const messages = [joinRequestAnsweredMail({ joinRequestId })];
    if (decision === "reject") {
      await end("rejected");
      return {
        value,
        event: auditEvent("join_request.rejected", memberId, about, person),
        messages,
      };
    }
    refuseChanged(input.seen, { folders: project.hasFolderPermissions });
    refuseGranting(actor, input.permissions);
    const folders = await grantableFolders(scene);
    refuseUngrantable(input.folders, folders);
    // Before the place is made: that ends whatever still waits.
    await end("approved");
    const where = { organisationId: organisation.id, projectId: project.id, memberId };
    // Where nobody chooses, everybody sees all, and goes on seeing it when choosing begins.
    const chosen = project.hasFolderPermissions ? input.folders : folders.map((folder) => folder.id);
    const given = { permissions: input.permissions, folders: chosen, by: actor.userId };
    const place = await makePlace(tx, ctx.ids, where, given);
    if (!place) throw new Error("somebody who is in the team asks to join it");
    const details = { ...about, permissions: input.permissions, folders: place.folders.length };
    return {
      value,
      event: auditEvent("join_request.approved", memberId, details, person),
      messages,
    };
  },
});

/** The request with whoever made it. One of another project does not exist (AZ-05). */
async function lockRequest(tx: TenantTx, projectId: string, joinRequestId: string) {
  const [request] = await tx
    .select({
      state: joinRequests.state,
      memberId: members.id,
      userId: users.id,
      name: users.name,
      email: users.email,
    })
    .from(joinRequests)
    .innerJoin(members, eq(members.id, joinRequests.memberId))
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(joinRequests.projectId, projectId), eq(joinRequests.id, joinRequestId)))
    .for("update", { of: joinRequests });
  if (!request) throw new Refusal("not_found");
  return request;
}
