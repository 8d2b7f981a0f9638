import { type SQL, sql } from "drizzle-orm";
import type { TenantTx } from "@/db/scope";
import { type DescribedEvent, type EventWords, textOf, wordsOfEvent } from "@/lib/audit/describe-event";
import { actionLabel } from "./action-labels";

/** Somebody, with all that the log has of them. */
interface Subject {
  readonly userId: string | null;
  readonly address: string | null;
}

/** A present member, with no more than so many of their latest entries. */
interface LatestOf {
  readonly memberId: string;
  readonly latest: number;
}

/** What of a log is asked for. */
export interface EventFilter {
  readonly subject: Subject | LatestOf | null;
  readonly action: string | null;
  /** Days, both included. */
  readonly from: string | null;
  readonly to: string | null;
  /** IANA zone that the days are of. */
  readonly timeZone: string;
}

export interface NamedPerson {
  /** Whose account it is; null for who had none, or has been erased. */
  readonly personId: string | null;
  readonly name: string | null;
  readonly email: string | null;
}

/** An entry with everything that is known of it. */
export interface LoggedEvent {
  readonly seq: number;
  /** UTC with microseconds, as it was hashed. */
  readonly at: string;
  readonly id: string;
  readonly action: string;
  /** Its sentence, with the names of people apart. */
  readonly words: readonly EventWords[];
  readonly sentence: string;
  readonly actor: NamedPerson & {
    readonly kind: string;
    readonly id: string | null;
    readonly ip: string | null;
    readonly browser: string | null;
  };
  readonly target: NamedPerson & { readonly id: string | null };
  readonly outcome: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly requestId: string | null;
  readonly previousHash: string;
  readonly hash: string;
  /** Canonical JSON as it was hashed, so that whoever has the file can compute the chain again. */
  readonly body: string;
}

type Row = Record<"seq" | "at" | "body" | "previous_hash" | "hash", string> &
  Record<
    "actor_person" | "actor_name" | "actor_email" | "ip" | "browser" | "target_person" | "target_name" | "target_email",
    string | null
  >;

export type Stretch = { readonly before: number | null } | { readonly after: number; readonly upTo: number };

/**
 * One page of a log, by the chain's own numbers (AU-06): backwards for a reader, forwards for an export.
 * Each condition is served by an index that begins with the organisation; names are looked up for the page alone, by a
 * join that the planner cannot turn into a walk through all of them.
 */
export async function findEvents(
  tx: TenantTx,
  organisationId: string,
  filter: EventFilter,
  stretch: Stretch,
  limit: number,
): Promise<LoggedEvent[]> {
  const isForwards = "after" in stretch;
  const conditions = [sql`e.organisation_id = ${organisationId}`, ...conditionsOf(organisationId, filter)];
  if (isForwards) conditions.push(sql`e.seq > ${stretch.after}`, sql`e.seq <= ${stretch.upTo}`);
  else if (stretch.before !== null) conditions.push(sql`e.seq < ${stretch.before}`);
  const rows = await tx.execute<Row>(sql`
    select e.seq, e.at, e.body, e.previous_hash, e.hash, actor.person_id as actor_person, actor.name as actor_name,
      actor.email as actor_email, actor.ip, actor.browser, target.person_id as target_person, target.name as target_name,
      target.email as target_email
    from (
      select e.seq, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, e.body, e.previous_hash, e.hash
      from audit_events e where ${sql.join(conditions, sql` and `)}
      order by e.seq ${isForwards ? sql`asc` : sql`desc`} limit ${limit}
    ) e
    left join lateral (${beside(organisationId, "actor")}) actor on true
    left join lateral (${beside(organisationId, "target")}) target on true
    order by e.seq ${isForwards ? sql`asc` : sql`desc`}`);
  return Array.from(rows, readRow);
}

function beside(organisationId: string, part: "actor" | "target"): SQL {
  return sql`select p.person_id, p.name, p.email, p.ip, p.browser from audit_people p
    where p.organisation_id = ${organisationId} and p.seq = e.seq and p.part = ${part} limit 1`;
}

function conditionsOf(organisationId: string, { subject, action, from, to, timeZone }: EventFilter): SQL[] {
  const conditions: SQL[] = [];
  if (action !== null) conditions.push(sql`e.action = ${action}`);
  // The chain's numbers and times go up together, so a day is a stretch of numbers: any other index can use that.
  if (from !== null) conditions.push(sql`e.seq >= ${firstSeqOf(organisationId, from, 0, timeZone)}`);
  // `coalesce` inside a selection of its own: PostgreSQL does not know it to keep secrets, and so, under a row policy, would
  // compare entry by entry instead of looking the number up.
  if (to !== null)
    conditions.push(
      sql`e.seq < (select coalesce(${firstSeqOf(organisationId, to, 1, timeZone)}, 9223372036854775807))`,
    );
  // As an array, which is read first: left to itself, the planner walks the whole log in search of somebody rare.
  if (subject)
    conditions.push(
      sql`e.seq = any(array(${"latest" in subject ? latestOf(organisationId, subject) : entriesAbout(organisationId, subject)}))`,
    );
  return conditions;
}

/** The number of the first entry of a day, or of a day so many days later. */
export function firstSeqOf(organisationId: string, day: string, daysLater: number, timeZone: string): SQL {
  return sql`(select d.seq from audit_events d where d.organisation_id = ${organisationId}
    and d.at >= ((${day}::date + ${daysLater}::integer)::timestamp at time zone ${timeZone}) order by d.at, d.seq limit 1)`;
}

/** What somebody did and what was done to them. Their invitations know the address only, from before the account. */
function entriesAbout(organisationId: string, { userId, address }: Subject): SQL {
  const parts: SQL[] = [];
  if (userId !== null)
    parts.push(sql`select p.seq from audit_people p
      where p.organisation_id = ${organisationId} and p.person_id = ${userId}`);
  if (address !== null)
    parts.push(sql`select i.seq from audit_events i where i.organisation_id = ${organisationId} and i.target_id = any(array(
      select v.id from invitations v where v.organisation_id = ${organisationId} and v.email_canonical = ${address}))`);
  return parts.length > 0 ? sql.join(parts, sql` union `) : sql`select null::bigint where false`;
}

/** From the end of what the log has of them: twice as many, because an entry may name them as who did it and as whom it is about. */
function latestOf(organisationId: string, { memberId, latest }: LatestOf): SQL {
  return sql`select p.seq from audit_people p where p.organisation_id = ${organisationId} and p.person_id = (
      select m.user_id from members m where m.organisation_id = ${organisationId} and m.id = ${memberId})
    order by p.seq desc limit ${latest * 2}`;
}

function readRow(row: Row): LoggedEvent {
  const body = JSON.parse(row.body) as {
    id?: string;
    action?: string;
    actor?: { kind?: string; id?: string | null };
    target?: string;
    outcome?: string;
    details?: Record<string, unknown>;
    requestId?: string;
  };
  const { action = "", actor, details = {} } = body;
  const words = wordsOf(row, action, actor?.kind, details);
  return {
    seq: Number(row.seq),
    at: row.at,
    id: body.id ?? "",
    action,
    words,
    sentence: textOf(words),
    actor: {
      kind: actor?.kind ?? "",
      id: actor?.id ?? null,
      personId: row.actor_person,
      name: row.actor_name,
      email: row.actor_email,
      ip: row.ip,
      browser: row.browser,
    },
    target: {
      id: body.target ?? null,
      personId: row.target_person,
      name: row.target_name,
      email: row.target_email,
    },
    outcome: body.outcome ?? "",
    details,
    requestId: body.requestId ?? null,
    previousHash: row.previous_hash,
    hash: row.hash,
    body: row.body,
  };
}

/** An entry that does not have the form of today's list, because it is older or was forged, is shown all the same. */
function wordsOf(row: Row, action: string, actorKind: string | undefined, details: object): EventWords[] {
  const people = { actorName: row.actor_name, actorKind, targetName: row.target_name ?? row.target_email };
  try {
    return wordsOfEvent({ action, details, ...people } as DescribedEvent);
  } catch {
    return [{ text: actionLabel(action), isName: false }];
  }
}
