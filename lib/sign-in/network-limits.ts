import { sql } from "drizzle-orm";
import type { SystemTx } from "@/db/scope";
import type { AccountEvent } from "@/lib/audit/account-events";
import { type NoEvent, noEvent } from "@/lib/audit/no-event";
import { Refusal } from "@/lib/kernel/refusal";
import { hashed } from "@/lib/limits/mail-limits";
import { networkOf } from "@/lib/limits/network-of";
import { takePermit } from "@/lib/limits/take-permit";
import type { Preparation } from "@/lib/usecase/preparation";

const failuresPerNetwork = 100;
const accountsPerNetwork = 30;

/** Refuses before any hash when this network has failed too often, whichever accounts it tried (AT-07). */
export async function refuseBusyNetwork(ctx: Preparation): Promise<void> {
  const bucket = `sign-in:failures:${networkOf(ctx.request.ip)}`;
  const [row] = await ctx.look((tx) =>
    tx.execute<{ wait: number }>(sql`
      select greatest(1, ceil(extract(epoch from ends_at - now())))::integer as wait
      from rate_limits where bucket = ${bucket} and ends_at > now() and taken >= ${failuresPerNetwork}`),
  );
  if (row) throw new Refusal("rate_limited", { reason: "network", facts: { minutes: Math.ceil(row.wait / 60) } });
}

/**
 * Counts a failure for the network, and tells the operator when it goes through account after account.
 *
 * @param note leaves a trace of it with the account, in the same transaction
 */
export async function countFailure(
  ctx: Preparation,
  account: string,
  note: (tx: SystemTx) => Promise<AccountEvent | NoEvent> = async () =>
    noEvent("the account, if there is one, has a record of it already"),
): Promise<void> {
  const network = networkOf(ctx.request.ip);
  const isNewsworthy = await ctx.apart(async (tx) => {
    await takePermit(tx, { bucket: `sign-in:failures:${network}`, most: failuresPerNetwork, seconds: 600 });
    const event = await note(tx);
    const first = await takePermit(tx, {
      bucket: `sign-in:pair:${network}:${hashed(account)}`,
      most: 1,
      seconds: 3600,
    });
    if (first > 0) return { value: false, event };
    const wait = await takePermit(tx, {
      bucket: `sign-in:accounts:${network}`,
      most: accountsPerNetwork,
      seconds: 3600,
    });
    return { value: wait > 0, event };
  });
  if (isNewsworthy)
    ctx.alert("many accounts fail to sign in from one network", { network, more_than: accountsPerNetwork });
}
