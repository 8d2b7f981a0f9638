import { sql } from "drizzle-orm";
import type { projectKeys } from "@/db/schema/api-integration";
import type { apiTokens } from "@/db/schema/api-tokens";
import { asSystem, type SystemTx } from "@/db/scope";
import { Refusal } from "@/lib/kernel/refusal";
import { takePermit } from "@/lib/limits/take-permit";
import { type BearerFormat, readBearer } from "@/lib/secrets/bearer-format";
import { hashToken } from "@/lib/secrets/derive-token";
import { noSuchToken } from "@/lib/usecase/access/read-token";
import type { Context } from "@/lib/usecase/context";

const requestsPerMinute = 600;

/** Whether its last use is worth writing again. */
export const isStale = sql`coalesce(last_used_at < now() - interval '1 minute', true)`;

/** A kind of secret that programs present. */
interface Kind<Row> {
  readonly format: BearerFormat;
  /** Of its bucket in the counters. */
  readonly name: "token" | "key";
  readonly table: typeof apiTokens | typeof projectKeys;
  /** The row of a hash, if there is one that is good. */
  readonly find: (tx: SystemTx, hash: string) => Promise<Row | undefined>;
}

/**
 * The row of what a program presents in `Authorization: Bearer`, counted and marked as used. None, a foreign one, an
 * expired and a revoked one are told alike (AP-04).
 *
 * @param authorization the header as it came, null where there is none
 */
export async function takeBearer<Row extends { readonly id: string; readonly is_stale: boolean }>(
  ctx: Context,
  { format, name, table, find }: Kind<Row>,
  authorization: string | null,
): Promise<Row> {
  const given = readBearer(authorization);
  if (!format.looksRight(given)) throw noSuchToken();
  const found = await asSystem(ctx.db, async (tx) => {
    const row = await find(tx, hashToken(given));
    if (!row) return null;
    const wait = await takePermit(tx, { bucket: `${name}:${row.id}`, most: requestsPerMinute, seconds: 60 });
    // At most once a minute (AP-03), also when several requests find it stale at the same moment.
    if (wait === 0 && row.is_stale)
      await tx.execute(sql`update ${table} set last_used_at = now() where id = ${row.id} and ${isStale}`);
    return { row, wait };
  });
  if (!found) throw noSuchToken();
  if (found.wait > 0) throw new Refusal("rate_limited", { facts: { seconds: found.wait } });
  return found.row;
}
