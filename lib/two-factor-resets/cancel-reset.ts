import { and, eq, inArray, sql } from "drizzle-orm";
import { twoFactorResets } from "@/db/schema/platform";
import type { SystemTx } from "@/db/scope";
import { securityNoticeMail } from "@/lib/accounts/mails";
import { type AccountEvent, accountEvent } from "@/lib/audit/account-events";
import { auditEvent } from "@/lib/audit/events";
import { type PlacedEvent, placed } from "@/lib/audit/placed-event";
import type { AuditActor, Recording } from "@/lib/audit/record";
import type { Message } from "@/lib/messages/message";
import type { FoundReset } from "./find-reset";
import { twoFactorResetNewsMail } from "./mails";
import { openStates } from "./new-reset";
import { ownersToTell } from "./who-may-ask";

/**
 * Ends a request before it is carried out. Whoever of cancelling and carrying out comes second finds nothing to do: both
 * take the state away from the same row.
 *
 * @returns the rest of the outcome, or null when it was over already
 */
export async function cancelReset(
  tx: SystemTx,
  { ids }: Pick<Recording, "ids">,
  { reset, person, memberId }: FoundReset,
  how:
    | { readonly because: "person"; readonly by: AuditActor }
    | { readonly because: "refused"; readonly by?: undefined },
): Promise<{ event: readonly (PlacedEvent | AccountEvent)[]; messages: readonly Message[] } | null> {
  const ended = await tx
    .update(twoFactorResets)
    .set({ state: "cancelled", endedAt: sql`now()` })
    .where(and(eq(twoFactorResets.id, reset.id), inArray(twoFactorResets.state, [...openStates])))
    .returning({ id: twoFactorResets.id });
  if (ended.length === 0) return null;
  const details = { userId: person.id, resetId: reset.id, because: how.because };
  const event = auditEvent("two_factor.reset_cancelled", memberId ?? reset.id, details, person);
  const eventId = ids.create("evt");
  const owners = await ownersToTell(tx, reset.organisationId, person.id);
  return {
    event: [
      placed(event, reset.organisationId, how.by),
      accountEvent("two_factor.reset_cancelled", person.id, {}, eventId),
    ],
    messages: [
      securityNoticeMail({ eventId }),
      ...owners.map((ownerId) => twoFactorResetNewsMail({ resetId: reset.id, ownerId, news: "cancelled" as const })),
    ],
  };
}
