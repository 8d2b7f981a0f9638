import type postgres from "postgres";
import { createId } from "@/lib/kernel/ids";
import { hashToken, randomToken } from "@/lib/secrets/derive-token";

/** Rows past every rule and command, for the tests of lib, HTTP and browser alike. */

interface Somebody {
  readonly userId: string;
}

/** A live session by a password that was typed just now. `token` is the cookie's value. */
export async function plantSession(
  sql: postgres.Sql,
  { userId }: Somebody,
  also: { readonly browser?: string } = {},
): Promise<{ id: string; token: string }> {
  const [id, token] = [createId("ses"), randomToken()];
  const given = { id, token_hash: hashToken(token), user_id: userId, method: "password", expires_at: hoursAhead(20) };
  await sql`insert into sessions ${sql({ ...given, ...also })}`;
  return { id, token };
}

/** An API token that nobody holds, for 90 days: answers its id. */
export async function plantToken(
  sql: postgres.Sql,
  { userId }: Somebody,
  organisation: { readonly id: string },
  { name = "Token", scopes = ["team:view"] }: { readonly name?: string; readonly scopes?: readonly string[] } = {},
): Promise<string> {
  const id = createId("tok");
  await sql`insert into api_tokens (id, organisation_id, user_id, name, token_hash, prefix, last_four, scopes, has_two_factor,
      expires_at)
    values (${id}, ${organisation.id}, ${userId}, ${name}, ${randomToken()}, 'rollcall_pat_', 'abcd', ${sql.json(scopes)}, false,
      ${hoursAhead(90 * 24)})`;
  return id;
}

const hoursAhead = (hours: number) => new Date(Date.now() + hours * 60 * 60 * 1000);
