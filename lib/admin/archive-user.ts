import { eq, sql } from "drizzle-orm";
import { platformAdmins } from "@/db/schema/platform";
import { sessions } from "@/db/schema/sessions";
import { users } from "@/db/schema/users";
import { waitingSignIns } from "@/db/schema/waiting-sign-ins";
import { accountEvent } from "@/lib/audit/account-events";
import { type PlacedEvent, placed } from "@/lib/audit/placed-event";
import { Refusal } from "@/lib/kernel/refusal";
import { endMembership } from "@/lib/members/end-membership";
import { lockMemberships, refuseSoleOwner } from "@/lib/members/lock-memberships";
import { tellOwners } from "@/lib/members/tell-owners";
import type { Message } from "@/lib/messages/message";
import { platform } from "@/lib/usecase/access/platform";
import { defineCommand } from "@/lib/usecase/command";
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
  async run({ tx, actor, input }) {
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
    const person = { id: userId, name, email };
    const ended: PlacedEvent[] = [];
    const messages: Message[] = [];
    for (const { organisationId, memberId, role } of mine.filter(({ kind }) => kind === "team")) {
      const { events, orphaned } = await endMembership(tx, { organisationId, memberId, role, person }, "archived");
      ended.push(...events.map((event) => placed(event, organisationId)));
      messages.push(...(await tellOwners(tx, organisationId, memberId, orphaned)));
    }
    await tx.update(users).set({ archivedAt: sql`now()` }).where(eq(users.id, userId));
    await tx.delete(sessions).where(eq(sessions.userId, userId));
    await tx.delete(waitingSignIns).where(eq(waitingSignIns.userId, userId));
    return { value: { name }, event: [...ended, accountEvent("account.archived", userId)], messages };
  },
});
