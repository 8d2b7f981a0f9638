import { sql } from "drizzle-orm";
import { failedSignIns, users } from "@/db/schema/users";
import type { SystemTx } from "@/db/scope";
import { type AccountEvent, accountEvent } from "@/lib/audit/account-events";
import { type NoEvent, noEvent } from "@/lib/audit/no-event";
import { wideNetworkOf } from "@/lib/limits/network-of";
import { hashToken } from "@/lib/secrets/derive-token";
import type { RequestFacts } from "@/lib/usecase/context";

/**
 * The trace of a failed sign-in: an entry for the person, counted up within each clock hour and network, and what their
 * teams are to be told once three have failed within an hour (product.md 4.14). The teams are told by a job, so that the
 * third takes no longer than the second; the same statement runs for an address that has no account (AT-05).
 */
export async function noteFailedSignIn(
  tx: SystemTx,
  { ip, browser }: RequestFacts,
  canonical: string,
): Promise<AccountEvent | NoEvent> {
  const { latest, dueAt, toldAt } = failedSignIns;
  // The account is held, so that one that is being erased is left nothing afterwards.
  const [noted] = await tx.execute<{ userId: string; hour: string }>(sql`
    insert into ${failedSignIns} (user_id, latest, ip, browser)
    select account.id, array[now()], ${ip}, ${browser} from (
      select id from ${users} where email_canonical = ${canonical} and archived_at is null for share
    ) account
    on conflict (user_id) do update set
      latest = (array[now()] || ${latest})[1:3],
      ip = excluded.ip,
      browser = excluded.browser,
      due_at = case
        when ${dueAt} is null and (${latest})[2] > now() - interval '1 hour'
        then greatest(now(), ${toldAt} + interval '1 hour')
        else ${dueAt}
      end
    returning user_id as "userId", date_trunc('hour', now(), 'UTC')::text as hour`);
  if (!noted) return noEvent("no account has this address");
  const { userId, hour } = noted;
  const network = wideNetworkOf(ip);
  const id = `evt_${hashToken(`failed\0${userId}\0${network}\0${hour}`).slice(0, 22)}`;
  return { ...accountEvent("sign_in.failed", userId, { times: 1, network }, id), countsUp: true };
}
