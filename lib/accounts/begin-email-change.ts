import { sql } from "drizzle-orm";
import { emailChanges } from "@/db/schema/email-changes";
import type { SystemTx, UserTx } from "@/db/scope";
import { accountEvent } from "@/lib/audit/account-events";
import type { EmailAddress } from "@/lib/kernel/email-address";
import { Refusal } from "@/lib/kernel/refusal";
import { permitMailFromPerson } from "@/lib/limits/mail-limits";
import { deriveToken, hashToken, newSeed } from "@/lib/secrets/derive-token";
import type { Context } from "@/lib/usecase/context";
import { confirmEmailChangeMail } from "./email-change-mails";

const validMinutes = 60;

interface Asking {
  readonly userId: string;
  readonly sessionId: string;
}

/**
 * Writes a change that waits for the link to the new address, once its person has proven who asks. The newest link wins.
 *
 * @param isProposed somebody else named the address: whoever opens its link must be signed in as the person
 */
export async function beginEmailChange(
  tx: SystemTx | UserTx,
  ctx: Context,
  { userId, sessionId }: Asking,
  { typed: email, canonical: emailCanonical }: EmailAddress,
  isProposed = false,
) {
  const wait = await permitMailFromPerson(tx, userId, emailCanonical, ctx.request.ip);
  if (wait > 0) throw new Refusal("rate_limited", { facts: { minutes: Math.ceil(wait / 60) } });
  const id = ctx.ids.create("emc");
  const seed = newSeed(ctx.mailKeys);
  const row = {
    id,
    sessionId,
    email,
    emailCanonical,
    isProposed,
    ...seed,
    tokenHash: hashToken(deriveToken(ctx.mailKeys, "email-change", id, seed)),
    undoHash: hashToken(deriveToken(ctx.mailKeys, "email-undo", id, seed)),
    createdAt: sql`now()`,
    expiresAt: sql`now() + make_interval(mins => ${validMinutes})`,
  };
  await tx
    .insert(emailChanges)
    .values({ userId, ...row })
    .onConflictDoUpdate({ target: emailChanges.userId, targetWhere: sql`confirmed_at is null`, set: row });
  return {
    events: [accountEvent("email.change_asked", userId)],
    messages: [confirmEmailChangeMail({ changeId: id })],
  };
}
