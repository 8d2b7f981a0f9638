import type postgres from "postgres";
import { systemIds } from "@/lib/kernel/ids";
import { deriveToken, hashToken, newSeed } from "@/lib/secrets/derive-token";
import type { Context } from "@/lib/usecase/context";
import type { Person } from "./test-context";

/** A change of somebody's address, waiting or confirmed, with the event of the act and both links' tokens. */
export async function plantEmailChange(
  sql: postgres.Sql,
  ctx: Context,
  who: Person,
  { to, isConfirmed, isProposed = false }: { to: string; isConfirmed: boolean; isProposed?: boolean },
) {
  const [changeId, eventId] = [systemIds.create("emc"), systemIds.create("evt")];
  const seed = newSeed(ctx.mailKeys);
  const confirm = deriveToken(ctx.mailKeys, "email-change", changeId, seed);
  const undo = deriveToken(ctx.mailKeys, "email-undo", changeId, seed);
  await sql`insert into email_changes (id, user_id, session_id, email, email_canonical, nonce, kid, token_hash, undo_hash,
      is_proposed, expires_at, confirmed_at, old_email, old_email_canonical, undo_until)
    values (${changeId}, ${who.userId}, 'ses_none', ${to}, ${to.toLowerCase()}, ${seed.nonce}, ${seed.kid},
      ${hashToken(confirm)}, ${hashToken(undo)}, ${isProposed}, now() + interval '1 hour', ${isConfirmed ? new Date() : null},
      ${isConfirmed ? who.email : null}, ${isConfirmed ? who.email.toLowerCase() : null},
      ${isConfirmed ? new Date(Date.now() + 72 * 3_600_000) : null})`;
  await sql`insert into account_events (id, user_id, name, details, at, ip, browser)
    values (${eventId}, ${who.userId}, 'email.changed', '{}', '2026-12-04T09:30:00Z', '203.0.113.7', 'Firefox on Linux')`;
  return { changeId, eventId, confirm, undo };
}
