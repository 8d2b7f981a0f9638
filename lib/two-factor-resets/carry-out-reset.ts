import { and, eq, sql } from "drizzle-orm";
import { twoFactorResets } from "@/db/schema/platform";
import { sessions } from "@/db/schema/sessions";
import { users } from "@/db/schema/users";
import type { SystemTx } from "@/db/scope";
import { securityNoticeMail } from "@/lib/accounts/mails";
import { type AccountEvent, accountEvent } from "@/lib/audit/account-events";
import { auditEvent } from "@/lib/audit/events";
import { eventsInTeams } from "@/lib/audit/events-in-teams";
import { type PlacedEvent, placed } from "@/lib/audit/placed-event";
import type { Recording } from "@/lib/audit/record";
import type { Message } from "@/lib/messages/message";
import { factorTables } from "@/lib/two-factor/factor-tables";
import { readFactors } from "@/lib/two-factor/read-factors";
import { stateOf } from "@/lib/two-factor/rules";
import type { FoundReset } from "./find-reset";
import { twoFactorResetNewsMail } from "./mails";
import { ownersToTell } from "./who-may-ask";

/** `by`: the platform admin who confirms. */
type How = { readonly because: "confirmed"; readonly by: string } | { readonly because: "due" };

/**
 * Takes away what was lost, and ends every session. Sets nothing in its place: the password alone signs in, as far as the
 * person's organisations allow that (MF-18). Exactly once, however many try: the state is what they compete for.
 *
 * Called with the person's memberships locked and the request held.
 *
 * @returns the rest of the outcome, or null when it is not, or no longer, this request's turn
 */
export async function carryOutReset(
  tx: SystemTx,
  { ids }: Pick<Recording, "ids">,
  { reset, person, memberId, organisationKind }: FoundReset,
  how: How,
): Promise<{ event: readonly (PlacedEvent | AccountEvent)[]; messages: readonly Message[] } | null> {
  const isDue = how.because === "due" ? sql`${twoFactorResets.dueAt} <= now()` : undefined;
  const taken = await tx
    .update(twoFactorResets)
    .set({ state: "done", endedAt: sql`now()`, confirmedBy: how.because === "confirmed" ? how.by : null })
    .where(and(eq(twoFactorResets.id, reset.id), eq(twoFactorResets.state, "verified"), isDue))
    .returning({ id: twoFactorResets.id });
  if (taken.length === 0) return null;
  const userId = person.id;
  const hadSome = stateOf(await readFactors(tx, userId)) !== "none";
  for (const table of factorTables) await tx.delete(table).where(eq(table.userId, userId));
  await tx.update(users).set({ signInMethod: "password", webauthnHandle: null }).where(eq(users.id, userId));
  await tx.delete(sessions).where(eq(sessions.userId, userId));

  const done = auditEvent(
    "two_factor.reset_done",
    memberId ?? reset.id,
    { userId, resetId: reset.id, because: how.because },
    person,
  );
  const inPrivate = organisationKind === "personal" ? [placed(done, reset.organisationId)] : [];
  const inTeams = await eventsInTeams(tx, userId, (member, _person, organisationId) => {
    if (organisationId === reset.organisationId) return done;
    // Elsewhere nobody asked for it: they learn what it means for them.
    return hadSome
      ? auditEvent("two_factor.changed", member, { userId, after: "none", because: "reset" }, person)
      : null;
  });
  const eventId = ids.create("evt");
  const owners = await ownersToTell(tx, reset.organisationId, userId);
  return {
    event: [...inPrivate, ...inTeams, accountEvent("two_factor.reset", userId, {}, eventId)],
    messages: [
      securityNoticeMail({ eventId }),
      ...owners.map((ownerId) => twoFactorResetNewsMail({ resetId: reset.id, ownerId, news: "done" as const })),
    ],
  };
}
