import { eq, sql } from "drizzle-orm";
import { platformAdmins } from "@/db/schema/platform";
import { sessions } from "@/db/schema/sessions";
import { users } from "@/db/schema/users";
import { waitingSignIns } from "@/db/schema/waiting-sign-ins";
import { accountEvent } from "@/lib/audit/account-events";
import { auditEvent } from "@/lib/audit/events";
import { recordAuditEvent } from "@/lib/audit/record";
import { Refusal } from "@/lib/kernel/refusal";
import { endMembership } from "@/lib/members/end-membership";
import { lockMemberships, refuseSoleOwner } from "@/lib/members/lock-memberships";
import { inLog } from "@/lib/permissions/role-in-log";
import { platform } from "@/lib/usecase/access/platform";
import { defineCommand } from "@/lib/usecase/command";
import { actingAdmin } from "./acting-admin";
import { personInput } from "./input";
import { lockUser } from "./lock-user";

/**
 * The account stays, but nobody can sign in to it, and it leaves every organisation but its private one (product.md 1).
 * Refused while the person is the only owner of a team, which is named.
 */
export const archiveUser = defineCommand({
  name: "archive_user",
  access: platform,
  proof: "fresh",
  locks: async (_tx, { personId }) => ({ teamsOf: personId }),
  input: personInput,
  async run({ tx, ctx, actor, input }) {
    if (input.personId === actor.userId) throw new Refusal("conflict", { reason: "yourself" });
    const { id: userId, name, email } = await lockUser(tx, input.personId);
    const [admin] = await tx
      .select({ userId: platformAdmins.userId })
      .from(platformAdmins)
      .where(eq(platformAdmins.userId, userId));
    // What was granted on the server is taken away there, so that no platform admin can put out another from a browser.
    if (admin) throw new Refusal("conflict", { reason: "platform_admin" });
    const mine = await lockMemberships(tx, userId);
    await refuseSoleOwner(tx, mine);
    const by = actingAdmin(actor);
    const person = { id: userId, name, email };
    for (const { organisationId, memberId, role } of mine.filter(({ kind }) => kind === "team")) {
      const ended = await endMembership(tx, organisationId, { memberId, userId }, "inviter_removed");
      const details = { role: inLog(role), userId, ...ended.counts, because: "archived" as const };
      for (const event of [auditEvent("member.removed", memberId, details, person), ...ended.events]) {
        await recordAuditEvent(tx, ctx, organisationId, by, event);
      }
    }
    await tx.update(users).set({ archivedAt: sql`now()` }).where(eq(users.id, userId));
    await tx.delete(sessions).where(eq(sessions.userId, userId));
    await tx.delete(waitingSignIns).where(eq(waitingSignIns.userId, userId));
    return { value: { name }, event: accountEvent("account.archived", userId) };
  },
});
