import { and, eq, inArray, sql } from "drizzle-orm";
import { twoFactorResets } from "@/db/schema/platform";
import type { SystemTx } from "@/db/scope";
import { type AccountEvent, accountEvent } from "@/lib/audit/account-events";
import { auditEvent } from "@/lib/audit/events";
import { type AuditActor, type Recording, recordAuditEvent } from "@/lib/audit/record";
import { type Message, message } from "@/lib/messages/messages";
import type { FoundReset } from "./find-reset";
import { openStates } from "./new-reset";
import { ownersToTell } from "./who-may-ask";

/**
 * Ends a request before it is carried out. Whoever of cancelling and carrying out comes second finds nothing to do: both
 * take the state away from the same row.
 *
 * @returns what the caller records and enqueues, or null when it was over already
 */
export async function cancelReset(
  tx: SystemTx,
  recording: Recording,
  { reset, person, memberId }: FoundReset,
  how: { readonly because: "person" | "refused"; readonly by: AuditActor },
): Promise<{ event: AccountEvent; messages: readonly Message[] } | null> {
  const ended = await tx
    .update(twoFactorResets)
    .set({ state: "cancelled", endedAt: sql`now()` })
    .where(and(eq(twoFactorResets.id, reset.id), inArray(twoFactorResets.state, [...openStates])))
    .returning({ id: twoFactorResets.id });
  if (ended.length === 0) return null;
  const details = { userId: person.id, resetId: reset.id, because: how.because };
  const event = auditEvent("two_factor.reset_cancelled", memberId ?? reset.id, details, person);
  await recordAuditEvent(tx, recording, reset.organisationId, how.by, event);
  const eventId = recording.ids.create("evt");
  const owners = await ownersToTell(tx, reset.organisationId, person.id);
  return {
    event: accountEvent("two_factor.reset_cancelled", person.id, {}, eventId),
    messages: [
      message("security_notice", { eventId }),
      ...owners.map((ownerId) =>
        message("two_factor_reset_news", { resetId: reset.id, ownerId, news: "cancelled" as const }),
      ),
    ],
  };
}
