import { sql } from "drizzle-orm";
import type { TenantTx } from "@/db/scope";
import type { AuditAction, DetailsOf } from "@/lib/audit/events";
import type { RoleInLog } from "@/lib/permissions/role-in-log";
import type { OrganisationRow } from "@/lib/usecase/rows";
import { type MembershipEvent, membershipActions, membersThen, readMembershipEvent } from "./replay-members";

export interface AccessRow {
  readonly userId: string;
  /** Null for somebody who has been erased. */
  readonly name: string | null;
  readonly email: string | null;
  readonly role: RoleInLog;
  readonly since: string | null;
  readonly isLogged: boolean;
  readonly isMemberNow: boolean;
  /** Of all their memberships: what the entries about their places name. */
  readonly memberIds: readonly string[];
}

export interface Access {
  /** The day in the organisation's zone. */
  readonly on: string;
  readonly today: string;
  /** When the day was over, in the form of the entries' times; past all of them for a day that is not. */
  readonly end: string;
  readonly members: readonly AccessRow[];
  /** From when on the log says everything: since its first entry. */
  readonly completeSince: string | null;
}

interface EventRow extends Record<string, unknown> {
  readonly seq: string;
  readonly at: string;
  readonly body: string;
  readonly action: string;
  readonly subject: string | null;
  readonly actor_id: string | null;
  readonly actor_name: string | null;
  readonly actor_email: string | null;
  readonly target_id: string | null;
  readonly target_name: string | null;
  readonly target_email: string | null;
}

const roleEdited = "role.edited" satisfies AuditAction;

/** The end of a day that is not over: past all entries. */
export const notOver = "9999";

/** A moment as entries are compared by it. */
export const iso = sql.raw(`'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'`);

/**
 * Who was a member at the end of a day, in the organisation's zone, and with which role: replayed from the log. Null when
 * the day lies ahead. Reads the entries about memberships only, through the index on actions; in which projects' teams they
 * were says `findPlaces`, of those who are shown.
 *
 * @param upTo entries with a higher number are of later, on a day that is not over
 */
export async function findAccess(
  tx: TenantTx,
  { id, timeZone }: Pick<OrganisationRow, "id" | "timeZone">,
  day: string | undefined,
  upTo = Number.MAX_SAFE_INTEGER,
): Promise<Access | null> {
  const [clock] = await tx.execute<{ today: string; day_end: string | null; complete_since: string | null }>(sql`
    select (now() at time zone ${timeZone})::date::text as today,
      to_char(((${day ?? null}::date + 1)::timestamp at time zone ${timeZone}) at time zone 'UTC', ${iso}) as day_end,
      (select to_char(e.at at time zone 'UTC', ${iso}) from audit_events e
        where e.organisation_id = ${id} order by e.seq limit 1) as complete_since`);
  const today = clock?.today ?? "";
  if (day !== undefined && day > today) return null;
  // Without a day: now. An entry of this very moment counts too.
  const dayEnd = (day !== undefined && day < today && clock?.day_end) || notOver;
  const isOver = ({ at, seq }: { readonly at: string; readonly seq: number }) =>
    at < dayEnd && (dayEnd !== notOver || seq <= upTo);
  const rows = await tx.execute<EventRow>(sql`
    select e.seq, to_char(e.at at time zone 'UTC', ${iso}) as at, e.body, e.action, e.target_id as subject,
      a.person_id as actor_id, a.name as actor_name, a.email as actor_email,
      t.person_id as target_id, t.name as target_name, t.email as target_email
    from audit_events e
    left join lateral (select p.person_id, p.name, p.email from audit_people p
      where p.organisation_id = ${id} and p.seq = e.seq and p.part = 'actor' limit 1) a on true
    left join lateral (select p.person_id, p.name, p.email from audit_people p
      where p.organisation_id = ${id} and p.seq = e.seq and p.part = 'target' limit 1) t on true
    where e.organisation_id = ${id} and e.action in (${sql.join(
      [...membershipActions, roleEdited].map((action) => sql`${action}`),
      sql`, `,
    )})
    order by e.seq`);
  const present = await tx.execute<{
    id: string;
    member_id: string;
    role: RoleInLog;
    joined_at: string;
    name: string;
    email: string;
  }>(sql`
    select u.id, m.id as member_id, coalesce(to_jsonb(r.key), jsonb_build_object('id', r.id, 'label', r.label)) as role, to_char(m.joined_at at time zone 'UTC', ${iso}) as joined_at, u.name, u.email
    from members m join users u on u.id = m.user_id join roles r on r.id = m.role_id
    where m.organisation_id = ${id}`);
  const names = new Map<string, { name: string | null; email: string | null }>();
  const events: MembershipEvent[] = [];
  const labels = new Map<string, string>();
  const memberIds = new Map<string, Set<string>>();
  const belongs = (userId: string, memberId: string) =>
    memberIds.set(userId, (memberIds.get(userId) ?? new Set()).add(memberId));
  for (const row of rows) {
    if (row.action === roleEdited) {
      const subject = row.subject ?? "";
      const { before, after } = JSON.parse(row.body).details as DetailsOf<typeof roleEdited>;
      // What a role is called on that day: what its last change made of it, or what its first later one found.
      if (isOver({ at: row.at, seq: Number(row.seq) })) labels.set(subject, after.label);
      else if (!labels.has(subject)) labels.set(subject, before.label);
      continue;
    }
    if (row.actor_id) names.set(row.actor_id, { name: row.actor_name, email: row.actor_email });
    if (row.target_id) names.set(row.target_id, { name: row.target_name, email: row.target_email });
    const event = readMembershipEvent(Number(row.seq), row.at, JSON.parse(row.body));
    if (!event) continue;
    events.push(event);
    // Every membership that is over has an entry of its end, and that names it.
    if (row.subject?.startsWith("mem_")) belongs(event.userId, row.subject);
  }
  // What somebody is called today is what the reader knows them by.
  for (const member of present) {
    names.set(member.id, member);
    belongs(member.id, member.member_id);
  }
  const current = new Set(Array.from(present, (member) => member.id));
  const nextOf = new Map<string, MembershipEvent>();
  if (dayEnd === notOver)
    for (const event of events) if (event.seq > upTo && !nextOf.has(event.userId)) nextOf.set(event.userId, event);
  // Whose next entry is that they joined: the table has what they became since.
  const table = present
    .filter(({ id: userId }) => nextOf.get(userId)?.before !== null)
    .map((member) => ({
      userId: member.id,
      role: member.role,
      joinedAt: member.joined_at,
    }));
  const members = membersThen(events, table, isOver, dayEnd).map((member) => ({
    ...member,
    role:
      typeof member.role === "string"
        ? member.role
        : { ...member.role, label: labels.get(member.role.id) ?? member.role.label },
    name: names.get(member.userId)?.name ?? null,
    email: names.get(member.userId)?.email ?? null,
    isMemberNow: current.has(member.userId),
    memberIds: Array.from(memberIds.get(member.userId) ?? []),
  }));
  return {
    on: day ?? today,
    today,
    end: dayEnd,
    members: members.toSorted((one, other) => (one.name ?? "\uffff").localeCompare(other.name ?? "\uffff", "en-GB")),
    completeSince: clock?.complete_since ?? null,
  };
}
