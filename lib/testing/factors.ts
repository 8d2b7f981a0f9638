import { Secret } from "otpauth";
import type postgres from "postgres";
import { asSystem } from "@/db/scope";
import { systemIds } from "@/lib/kernel/ids";
import { randomToken } from "@/lib/secrets/derive-token";
import { seal } from "@/lib/secrets/seal";
import { appSecret } from "@/lib/two-factor/prove-factor";
import { newRecoveryCodes, storeRecoveryCodes } from "@/lib/two-factor/recovery-codes";
import { codeAt, newTotpSecret } from "@/lib/two-factor/totp";
import type { Context } from "@/lib/usecase/context";

/** An authenticator app that counts, as the sign-in method. */
export async function plantApp(ctx: Pick<Context, "sealKeys">, sql: postgres.Sql, userId: string): Promise<Uint8Array> {
  const secret = newTotpSecret();
  await sql`insert into authenticator_apps (id, user_id, secret, confirmed_at)
    values (${systemIds.create("app")}, ${userId}, ${seal(ctx.sealKeys, appSecret(userId), secret)}, now())`;
  await sql`update users set sign_in_method = 'totp_auth' where id = ${userId}`;
  return secret;
}

/** Text messages to a proven number, as the sign-in method. */
export async function plantTexts(sql: postgres.Sql, userId: string, mobile = "+447700900123"): Promise<void> {
  await sql`update users set mobile = ${mobile}, mobile_proven_at = now(), sign_in_method = 'sms_auth' where id = ${userId}`;
}

/** A security key that nothing can answer for, as the sign-in method unless that is to stay as it is. */
export async function plantKey(
  sql: postgres.Sql,
  userId: string,
  method: string | null = "webauthn_auth",
): Promise<string> {
  const id = systemIds.create("key");
  await sql`insert into security_keys (id, user_id, credential_id, public_key, counter, is_backup_eligible, is_backed_up, name)
    values (${id}, ${userId}, ${randomToken()}, ${randomToken()}, 0, false, false, 'Blue key')`;
  if (method) await sql`update users set sign_in_method = ${method} where id = ${userId}`;
  return id;
}

/** Ten recovery codes, as the person has them on paper. */
export async function plantRecoveryCodes(ctx: Context, userId: string): Promise<readonly string[]> {
  const made = await newRecoveryCodes();
  await asSystem(ctx.db, (tx) => storeRecoveryCodes(tx, userId, made));
  return made.shown;
}

/** What the app shows at the moment of the test's clock. */
export function codeNow(ctx: Context, secret: Uint8Array, stepsAway = 0): string {
  return codeAt(secret, ctx.clock.now().getTime() + stepsAway * 30_000);
}

/** The secret that somebody types into their app who cannot scan the picture. */
export function readSpelling(typed: string): Uint8Array {
  return Secret.fromBase32(typed.replaceAll(" ", "")).bytes;
}
