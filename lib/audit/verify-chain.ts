import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { type TenantTx, withOrganisation } from "@/db/scope";

/** An audit event as the chain covers it. */
export interface ChainRow {
  readonly organisationId: string;
  readonly seq: number;
  /** UTC with microseconds, as the database hashed it: a Date would lose the last three digits. */
  readonly at: string;
  readonly body: string;
  readonly previousHash: string;
  readonly hash: string;
}

export interface ChainHead {
  readonly seq: number;
  readonly hash: string;
}

export type Verdict =
  | { readonly intact: true; readonly head: ChainHead }
  | { readonly intact: false; readonly firstBadSeq: number; readonly because: string };

export const emptyChain: ChainHead = { seq: 0, hash: "0".repeat(64) };

/**
 * Computes every hash again, independently of the database's own function, and names the first event that does not fit:
 * changed, removed from the middle, put in between or moved (AU-03). Rows come in the order of `seq`.
 *
 * @param from where an earlier page ended
 */
export function verifyChain(rows: readonly ChainRow[], from: ChainHead = emptyChain): Verdict {
  let head = from;
  for (const row of rows) {
    const because = faultOf(row, head);
    if (because) return { intact: false, firstBadSeq: row.seq, because };
    head = { seq: row.seq, hash: row.hash };
  }
  return { intact: true, head };
}

function faultOf(row: ChainRow, head: ChainHead): string | null {
  if (row.seq !== head.seq + 1) return `it follows event ${head.seq}`;
  if (row.previousHash !== head.hash) return "it does not continue from the event before it";
  return row.hash === hashOf(row) ? null : "its content is not what was written";
}

function hashOf({ previousHash, seq, at, organisationId, body }: ChainRow): string {
  return createHash("sha256").update([previousHash, seq, at, organisationId, body].join("\n")).digest("hex");
}

const pageSize = 1000;

/** Verifies one organisation's log in short reads, so that a long log holds nothing up. */
export async function verifyOrganisation(db: Database, organisationId: string): Promise<Verdict> {
  let head = emptyChain;
  for (;;) {
    const from = head;
    const { verdict, isEnd } = await withOrganisation(db, organisationId, (tx) => verifyPage(tx, organisationId, from));
    if (!verdict.intact || isEnd) return verdict;
    head = verdict.head;
  }
}

/** The next thousand entries behind `from`, in the caller's transaction. */
export async function verifyPage(
  tx: TenantTx,
  organisationId: string,
  from: ChainHead,
): Promise<{ verdict: Verdict; isEnd: boolean }> {
  const rows = await tx.execute<{ seq: string; at: string; body: string; previous_hash: string; hash: string }>(sql`
    select seq, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, body, previous_hash, hash
    from audit_events where organisation_id = ${organisationId} and seq > ${from.seq}
    order by seq limit ${pageSize}`);
  const chain = Array.from(rows, ({ previous_hash: previousHash, seq, ...row }) => {
    return { ...row, organisationId, seq: Number(seq), previousHash };
  });
  return { verdict: verifyChain(chain, from), isEnd: chain.length < pageSize };
}
