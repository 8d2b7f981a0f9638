import { eq, sql } from "drizzle-orm";
import { recoveryCodes } from "@/db/schema/two-factor";
import { users } from "@/db/schema/users";
import type { SystemTx } from "@/db/scope";
import { auditEvent } from "@/lib/audit/events";
import { eventsInTeams } from "@/lib/audit/events-in-teams";
import type { PlacedEvent } from "@/lib/audit/placed-event";
import { type Factors, readFactors, type SignInMethod } from "./read-factors";
import { type RequiringOrganisation, stateOf } from "./rules";

/** The organisations that insist on two-factor authentication; each is locked by now, so the answer stays (INV-15). */
export async function organisationsRequiring(tx: SystemTx, userId: string): Promise<readonly RequiringOrganisation[]> {
  const rows = await tx.execute<{ name: string; text_messages_count: boolean }>(
    sql`select name, text_messages_count from organisations_requiring_two_factor(${userId})`,
  );
  return rows.map(({ name, text_messages_count }) => ({ name, textMessagesCount: text_messages_count }));
}

/** What a sign-in asks for from now on. */
export async function setSignInMethod(tx: SystemTx, userId: string, method: SignInMethod): Promise<void> {
  await tx.update(users).set({ signInMethod: method }).where(eq(users.id, userId));
}

/**
 * After any change of factors: drops recovery codes that recover nothing any more, and answers what the person's
 * organisations are told when what they see has changed.
 *
 * @param before as read at the beginning of the same transaction
 */
export async function settleFactors(tx: SystemTx, userId: string, before: Factors): Promise<readonly PlacedEvent[]> {
  const after = await readFactors(tx, userId);
  const state = stateOf(after);
  if (state === "none") await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  if (state === stateOf(before)) return [];
  return eventsInTeams(tx, userId, (memberId) => auditEvent("two_factor.changed", memberId, { userId, after: state }));
}
