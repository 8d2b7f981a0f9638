import { and, eq, gt, isNotNull, isNull, sql } from "drizzle-orm";
import { emailChanges } from "@/db/schema/email-changes";
import { twoFactorResets } from "@/db/schema/platform";
import type { SystemTx } from "@/db/scope";
import { accountEvent } from "@/lib/audit/account-events";
import { auditEvent } from "@/lib/audit/events";
import { placed } from "@/lib/audit/placed-event";
import { Refusal } from "@/lib/kernel/refusal";
import { platform } from "@/lib/usecase/access/platform";
import { defineCommand } from "@/lib/usecase/command";
import { lockReset, personOfReset } from "./find-reset";
import { verifyTwoFactorResetInput } from "./input";
import { twoFactorResetAllowedMail, twoFactorResetNewsMail } from "./mails";
import { ownersToTell } from "./who-may-ask";

/** How long everybody who is mailed has to say no. */
const hours = 24;

/**
 * A platform admin has made sure who it is, and says how. Nothing is reset yet: every address that the person is known by
 * gets a link that stops it, and a day passes, or a second platform admin agrees (MF-18).
 */
export const verifyTwoFactorReset = defineCommand({
  name: "verify_two_factor_reset",
  access: platform,
  locks: personOfReset,
  proof: "fresh",
  input: verifyTwoFactorResetInput,
  async run({ tx, actor, input }) {
    const { reset, person, memberId } = await lockReset(tx, input.resetId);
    if (person.id === actor.userId) throw new Refusal("conflict", { reason: "yourself" });
    if (reset.state !== "requested") throw new Refusal("conflict", { reason: "not_waiting" });
    const [verified] = await tx
      .update(twoFactorResets)
      .set({
        state: "verified",
        verifiedBy: actor.userId,
        verification: input.verification,
        dueAt: sql`now() + make_interval(hours => ${hours})`,
      })
      .where(and(eq(twoFactorResets.id, reset.id), eq(twoFactorResets.state, "requested")))
      .returning({ dueAt: twoFactorResets.dueAt });
    if (!verified?.dueAt) throw new Refusal("conflict", { reason: "not_waiting" });
    const details = { userId: person.id, resetId: reset.id, dueAt: verified.dueAt.toISOString() };
    const event = auditEvent("two_factor.reset_verified", memberId ?? reset.id, details, person);
    const changes = await formerAddresses(tx, person.id);
    const owners = await ownersToTell(tx, reset.organisationId, person.id);
    return {
      value: { name: person.name },
      event: [placed(event, reset.organisationId), accountEvent("two_factor.reset_verified", person.id)],
      messages: [
        twoFactorResetAllowedMail({ resetId: reset.id, changeId: "" }),
        ...changes.map((changeId) => twoFactorResetAllowedMail({ resetId: reset.id, changeId })),
        ...owners.map((ownerId) => twoFactorResetNewsMail({ resetId: reset.id, ownerId, news: "verified" as const })),
      ],
    };
  },
});

/** Addresses that were theirs within the last 72 hours: whoever took one away may be the one who asks now. */
async function formerAddresses(tx: SystemTx, userId: string): Promise<readonly string[]> {
  const rows = await tx
    .select({ id: emailChanges.id })
    .from(emailChanges)
    .where(
      and(
        eq(emailChanges.userId, userId),
        isNotNull(emailChanges.oldEmailCanonical),
        isNull(emailChanges.undoneAt),
        gt(emailChanges.confirmedAt, sql`now() - interval '72 hours'`),
      ),
    );
  return rows.map(({ id }) => id);
}
