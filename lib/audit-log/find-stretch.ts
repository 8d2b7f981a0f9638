import { sql } from "drizzle-orm";
import type { TenantTx } from "@/db/scope";
import { type ChainHead, emptyChain } from "@/lib/audit/verify-chain";
import { type Role, type RoleRow, roleOf } from "@/lib/permissions/role";
import { ownRoleRows } from "@/lib/roles/read-roles";
import { type EventFilter, firstSeqOf } from "./find-events";

export interface LogStretch {
  readonly head: ChainHead;
  /** When the first entry was written; null for a log without one. */
  readonly since: string | null;
  /** The numbers of the asked days: how many entries they have is known without counting, because the chain has no gap. */
  readonly first: number;
  readonly last: number;
  /** The roles that the organisation has made for itself, for whoever reads what a change of role meant. */
  readonly ownRoles: readonly Role[];
}

type Row = { seq: string | null; hash: string | null; since: string | null; own: RoleRow[] } & Record<
  "first" | "behind",
  string | null
>;

/** Where a log begins and ends, and where the asked days lie in it: a few looks at the ends of indexes. */
export async function findStretch(
  tx: TenantTx,
  organisationId: string,
  { from, to, timeZone }: Pick<EventFilter, "from" | "to" | "timeZone">,
): Promise<LogStretch> {
  const seqOf = (day: string | null, daysLater: number) =>
    day === null ? sql`null::bigint` : firstSeqOf(organisationId, day, daysLater, timeZone);
  const end = (column: "seq" | "hash") => sql`(select e.${sql.identifier(column)} from audit_events e
    where e.organisation_id = ${organisationId} order by e.seq desc limit 1)`;
  const [row] = await tx.execute<Row>(sql`select ${end("seq")} as seq, ${end("hash")} as hash,
    (select to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') from audit_events e
      where e.organisation_id = ${organisationId} order by e.seq limit 1) as since,
    ${seqOf(from, 0)} as first, ${seqOf(to, 1)} as behind, ${ownRoleRows(organisationId)} as own`);
  const head = row?.seq && row.hash ? { seq: Number(row.seq), hash: row.hash } : emptyChain;
  return {
    head,
    since: row?.since ?? null,
    // Nothing was written from that day on, or nothing after it.
    first: from === null ? 1 : Number(row?.first ?? head.seq + 1),
    last: row?.behind ? Number(row.behind) - 1 : head.seq,
    ownRoles: (row?.own ?? []).map(roleOf),
  };
}
