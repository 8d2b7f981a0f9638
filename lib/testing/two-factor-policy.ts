import type postgres from "postgres";
import { systemIds } from "@/lib/kernel/ids";

/** What somebody can have set up, past every rule; the triggers then say what it is worth. Twice is once. */
export async function giveFactor(sql: postgres.Sql, userId: string, kind: "app" | "sms"): Promise<void> {
  if (kind === "app") {
    await sql`insert into authenticator_apps (id, user_id, secret, confirmed_at)
      values (${systemIds.create("app")}, ${userId}, 'not a secret', now())
      on conflict do nothing`;
    await sql`update users set sign_in_method = 'totp_auth' where id = ${userId}`;
    return;
  }
  await sql`update users set sign_in_method = 'sms_auth', mobile = '+447700900123', mobile_proven_at = now()
    where id = ${userId}`;
}

export async function takeFactors(sql: postgres.Sql, userId: string): Promise<void> {
  await sql`delete from authenticator_apps where user_id = ${userId}`;
  await sql`update users set sign_in_method = 'password' where id = ${userId}`;
}

/** As if the session had been proven just now with this factor. */
export async function proveBy(sql: postgres.Sql, sessionId: string, factor: "totp" | "sms"): Promise<void> {
  await sql`update sessions set factor = ${factor}, auth_with = ${factor}, auth_at = now() where id = ${sessionId}`;
}

/** Two-factor authentication is required from a moment on, such as `-1 hour` or `3 days` from now; null: it is not. */
export async function requireTwoFactor(sql: postgres.Sql, organisationId: string, from: string | null): Promise<void> {
  await sql`update organisations set text_messages_count = true,
    two_factor_from = date_trunc('milliseconds', now() + ${from}::interval) where id = ${organisationId}`;
}
