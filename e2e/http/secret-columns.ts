import type postgres from "postgres";
import { cast } from "../../db/seed";
import { createId } from "../../lib/kernel/ids";
import { randomToken } from "../../lib/secrets/derive-token";
import { plantKey } from "../../lib/testing/factors";
import { plantToken } from "../../lib/testing/plant";
import { plantCallback, plantProjectKey } from "../../lib/testing/plant-project";

/** Column names that say that a secret is in them, whoever of the database's roles may read it. */
const secretName = /hash|nonce|secret|challenge|handle|mobile$/;

/** What no person's and no tenant's statement may read is a secret, but for these. */
const noSecrets: readonly (readonly [RegExp, string])[] = [
  [/\.(?:id|\w+_id|kid)$/, "names a row or a key, opens nothing"],
  [/\.(?:name|email|email_canonical)$/, "told to whoever holds the link that was mailed there"],
  [/\.(?:purpose|factor)$/, "words of a closed list"],
  [/^audit_events\.(?:previous_)?hash$/, "the chain's heads are shown to be compared"],
  [/^(?:demo_mailbox|farewells)\./, "mails on their way; the mailbox of demo mode is a page"],
  [/^directory\.pool$/, "names the user pool, which the settings page shows"],
  [/^failed_sign_ins\.(?:ip|browser)$/, "told in the entry that the person and their teams get"],
  [/^rate_limits\.bucket$/, "names a network or an address"],
];

/** Every column that keeps a secret, read out of the catalogue, so that a new one is looked for without being listed. */
export async function secretColumns(sql: postgres.Sql): Promise<readonly { table: string; column: string }[]> {
  const columns = await sql<{ table: string; column: string; isForSystemOnly: boolean }[]>`
    select table_name as table, column_name as column,
      not has_column_privilege('rollcall_tenant', format('public.%I', table_name), column_name, 'select')
      and not has_column_privilege('rollcall_user', format('public.%I', table_name), column_name, 'select')
        as "isForSystemOnly"
    from information_schema.columns where table_schema = 'public' and data_type in ('text', 'bytea')`;
  return columns.filter(
    ({ table, column, isForSystemOnly }) =>
      (isForSystemOnly || secretName.test(column)) && !noSecrets.some(([plain]) => plain.test(`${table}.${column}`)),
  );
}

/** Something to be found in each of them, of people who are not asking: one's own number stands on one's own profile. */
export async function plantSecrets(sql: postgres.Sql): Promise<void> {
  const { adam, vera } = cast;
  const [userId, secret] = [vera.userId, randomToken];
  await sql`update users set mobile = '+447700900001', webauthn_handle = ${secret()} where id = ${adam.userId}`;
  await sql`update users set mobile = '+447700900002', webauthn_handle = ${secret()} where id = ${userId}`;
  await sql`insert into authenticator_apps (id, user_id, secret) values (${createId("app")}, ${userId}, ${secret()})`;
  await plantKey(sql, userId, null);
  await sql`insert into recovery_codes (user_id, prefix, hash) values (${userId}, ${secret().slice(0, 8)}, ${secret()})`;
  await sql`insert into one_time_codes (id, user_id, purpose, bound_to, mobile, nonce, kid, code_hash, token_hash, expires_at)
    values (${createId("otc")}, ${userId}, 'confirm', ${secret()}, '+447700900003', ${secret()}, 'k1', ${secret()}, ${secret()},
      now() + interval '1 hour')`;
  await sql`insert into webauthn_challenges (id, purpose, user_id, bound_to, challenge, expires_at)
    values (${createId("cha")}, 'confirm', ${userId}, ${secret()}, ${secret()}, now() + interval '1 hour')`;
  await sql`insert into waiting_sign_ins (id, token_hash, user_id, device_id, device_epoch, attempt_failed, attempt_total,
    expires_at) values (${createId("sgn")}, ${secret()}, ${userId}, ${secret()}, 0, 1, 1, now() + interval '10 minutes')`;
  await sql`insert into email_changes (id, user_id, session_id, email, email_canonical, nonce, kid, token_hash, undo_hash, expires_at)
    values (${createId("emc")}, ${userId}, ${createId("ses")}, 'v@guests.example', 'v@guests.example', ${secret()}, 'k1', ${secret()}, ${secret()},
      now() + interval '1 hour')`;
  await sql`insert into platform_admin_grants (id, user_id, token_hash, expires_at)
    values (${createId("pag")}, ${userId}, ${secret()}, now() + interval '1 hour')`;
  await sql`insert into two_factor_resets (id, organisation_id, user_id, requested_by, reason, nonce, kid, token_hash)
    values (${createId("tfr")}, ${cast.northwind.id}, ${userId}, ${cast.olive.userId}, 'Lost', ${secret()}, 'k1', ${secret()})`;
  await plantToken(sql, vera, cast.northwind);
  await plantProjectKey(sql, cast.harbour.id);
  await plantCallback(sql, cast.harbour.id);
}
