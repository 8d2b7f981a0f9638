import { type SQL, sql } from "drizzle-orm";
import type { TenantTx } from "@/db/scope";
import { liveInvitations } from "@/lib/invitations/count-live-invitations";
import { unready, withoutTwoFactor } from "@/lib/members/count-without-two-factor";
import { builtInRoleId } from "@/lib/permissions/role";
import { managersUpToTwo } from "@/lib/projects/who-manages";
import { managingRoleIds } from "@/lib/reports/read-report";
import type { OrganisationRow } from "@/lib/usecase/rows";
import { namedAtMost, remindedAtMost } from "./labels";

/** Which of it this person may see. */
export interface Asked {
  /** Seats and pending invitations. */
  readonly team: boolean;
  /** Whoever needs care, and how the reviews stand. */
  readonly people: boolean;
  readonly projects: boolean;
  readonly owners: boolean;
  readonly log: boolean;
}

const most = namedAtMost + 1;

/** For how many hours before its end an invitation is about to end. */
const endsWithin = 72;

/** How long a review should take. */
const reviewTakes = sql`interval '14 days'`;

/** How long somebody is new, unless they put it away before. */
const isNewFor = sql`interval '720 hours'`;

export interface StaleAccount {
  readonly memberId: string;
  readonly name: string;
  readonly role: { readonly key: string | null; readonly label: string };
  readonly days: number;
  readonly hasSignedIn: boolean;
}

export interface EndingInvitation {
  readonly id: string;
  readonly email: string;
  /** ISO 8601. */
  readonly endsAt: string;
  /** As the organisation's calendar has it: 0 is today. */
  readonly days: number;
  /** Within five minutes of the last sending it is not sent again. */
  readonly mayResend: boolean;
}

interface Reviews {
  readonly last: {
    readonly by: string | null;
    readonly at: string;
    readonly lookedAt: number;
    readonly notSeen: number;
  } | null;
  readonly open: { readonly finishBy: string; readonly lookedAt: number; readonly notSeen: number } | null;
}

export interface Needs extends Record<string, unknown> {
  readonly isNew: boolean;
  readonly invitedBy: string | null;
  readonly pending: number | null;
  /** Up to 1,001, which stands for more than 1,000. `others` leaves out who asks. */
  readonly withoutTwoFactor: {
    readonly count: number;
    readonly others: readonly { readonly memberId: string; readonly name: string }[];
  } | null;
  readonly staleAccounts: readonly StaleAccount[] | null;
  readonly endingInvitations: readonly EndingInvitation[] | null;
  /** Counted to two. */
  readonly owners: number | null;
  readonly projectsWithoutManager: readonly { readonly id: string; readonly name: string }[] | null;
  readonly reviews: Reviews | null;
  readonly brokenLog: { readonly seq: number; readonly checkedAt: string } | null;
}

/**
 * All that may wait for somebody on the dashboard, in one statement. Each part stands by itself, goes by an index that
 * begins with the organisation, and stops at what is named.
 */
export async function readNeeds(
  tx: TenantTx,
  organisation: OrganisationRow,
  memberId: string,
  asked: Asked,
): Promise<Needs> {
  const { id } = organisation;
  const when = (may: boolean, part: SQL) => (may ? part : sql`null`);
  const [found] = await tx.execute<Needs>(sql`
    select me.is_new as "isNew", case when me.is_new then ${whoInvited(id)} end as "invitedBy",
      ${when(asked.team, sql`(${liveInvitations(id)})`)} as pending,
      ${when(asked.people, peopleWithout(organisation, memberId))} as "withoutTwoFactor",
      ${when(asked.people, staleAccounts(id))} as "staleAccounts",
      ${when(asked.people, endingInvitations(organisation))} as "endingInvitations",
      ${when(asked.owners, ownersUpToTwo(id))} as owners,
      ${when(asked.projects, projectsWithoutManager(id))} as "projectsWithoutManager",
      ${when(asked.people, reviews(organisation))} as reviews,
      ${when(asked.log, brokenLog(id))} as "brokenLog"
    from (
      select m.user_id, m.welcome_put_away_at is null and m.joined_at > now() - ${isNewFor} as is_new
      from members m where m.organisation_id = ${id} and m.id = ${memberId}
    ) me`);
  if (!found) throw new Error("a member's own row is gone");
  return found;
}

const iso = (moment: SQL) => sql`to_char((${moment}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const listOf = (rows: SQL) => sql`(select coalesce(json_agg(f), '[]'::json) from (${rows}) f)`;

function whoInvited(id: string): SQL {
  return sql`(select u.name from invitations i join users u on u.id = i.invited_by
    where i.organisation_id = ${id} and i.accepted_by = me.user_id and i.state = 'accepted'
    order by i.state_changed_at desc limit 1)`;
}

/** How many, and the others, or some of them, by name. One arm for each state, so that the index is read no further than that. */
function peopleWithout({ id, textMessagesCount }: OrganisationRow, memberId: string): SQL {
  const arms = unready(textMessagesCount).map(
    (state) => sql`(select m.id, m.user_id from members m where m.organisation_id = ${id} and m.two_factor = ${state}
      and m.id <> ${memberId} order by m.id limit ${remindedAtMost})`,
  );
  return sql`json_build_object(
    'count', (${withoutTwoFactor(id, textMessagesCount)}),
    'others', ${listOf(sql`select w.id as "memberId", u.name
      from (select * from (${sql.join(arms, sql` union all `)}) m limit ${remindedAtMost}) w
      join users u on u.id = w.user_id order by u.name, w.id`)})`;
}

/**
 * Who manages the team by their role and has not signed in for sixty days, in hours: some days have 23 or 25.
 * Longest away first. Of each role the first few are read in the order of the index, and judged then: PostgreSQL does not
 * know `coalesce` to keep secrets, and so, under a row policy, would not look for a time in it.
 */
function staleAccounts(id: string): SQL {
  return listOf(sql`select w.id as "memberId", u.name, json_build_object('key', w.key, 'label', w.label) as role,
      w.has_signed_in as "hasSignedIn", floor(extract(epoch from now() - w.since) / 86400)::integer as days
    from (
      select m.* from (select r.id, r.key, r.label from roles r where r.id in ${managingRoleIds}
        union all select r.id, null, r.label from roles r where r.organisation_id = ${id} and 'team:manage' = any(r.permissions)) r
      cross join lateral (
        select m.id, m.user_id, r.key, r.label, m.last_sign_in_at is not null as has_signed_in,
          coalesce(m.last_sign_in_at, m.joined_at) as since
        from members m where m.organisation_id = ${id} and m.role_id = r.id
        order by coalesce(m.last_sign_in_at, m.joined_at) limit ${most}
      ) m where m.since < now() - interval '1440 hours' order by m.since, m.id limit ${most}
    ) w join users u on u.id = w.user_id order by w.since, w.id`);
}

/** The next to end first. Invitations into projects alone are their managers' business. */
function endingInvitations({ id, timeZone }: OrganisationRow): SQL {
  return listOf(sql`select i.id, i.email, ${iso(sql`i.expires_at`)} as "endsAt",
      (i.expires_at at time zone ${timeZone})::date - (now() at time zone ${timeZone})::date as days,
      i.sent_at < now() - interval '5 minutes' as "mayResend"
    from invitations i where i.organisation_id = ${id} and i.state = 'pending' and not i.for_projects
      and i.expires_at > now() and i.expires_at < now() + make_interval(hours => ${endsWithin})
    order by i.expires_at, i.id limit ${most}`);
}

function ownersUpToTwo(id: string): SQL {
  return sql`(select count(*)::integer from (select 1 from members m
    where m.organisation_id = ${id} and m.role_id = ${builtInRoleId("owner")} limit 2) f)`;
}

function projectsWithoutManager(id: string): SQL {
  return listOf(sql`select p.id, p.name from projects p
    where p.organisation_id = ${id} and p.deleted_at is null and ${managersUpToTwo(sql`p.id`)} = 0
    order by p.name, p.id limit ${most}`);
}

/** Somebody lowered or kept who has left since was looked at all the same. */
function reviews({ id, memberCount }: OrganisationRow): SQL {
  return sql`json_build_object(
    'open', (select json_build_object('finishBy', ${iso(sql`a.created_at + ${reviewTakes}`)}, 'lookedAt', a.kept + a.lowered + a.removed,
        'notSeen', greatest(0, ${memberCount}::integer - (select count(*)::integer from access_review_rows d
          join members m on m.organisation_id = d.organisation_id and m.id = d.member_id
          where d.organisation_id = ${id} and d.review_id = a.id and d.decision in ('kept', 'lowered'))))
      from access_reviews a where a.organisation_id = ${id} and a.finished_at is null),
    'last', (select json_build_object('by', u.name, 'at', ${iso(sql`a.finished_at`)},
        'lookedAt', a.kept + a.lowered + a.removed, 'notSeen', coalesce(a.not_seen, 0))
      from access_reviews a left join users u on u.id = a.finished_by
      where a.organisation_id = ${id} and a.finished_at is not null order by a.finished_at desc limit 1))`;
}

function brokenLog(id: string): SQL {
  return sql`(select json_build_object('seq', c.broken_at, 'checkedAt', ${iso(sql`c.checked_at`)})
    from log_checks c where c.organisation_id = ${id} and c.broken_at is not null)`;
}
