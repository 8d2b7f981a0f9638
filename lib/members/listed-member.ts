import { type SQL, sql } from "drizzle-orm";
import { members } from "@/db/schema/members";
import { roleTag } from "@/db/schema/roles";
import { users } from "@/db/schema/users";
import { satisfies, type TwoFactorState } from "@/lib/access/two-factor-rules";
import { fingerprint } from "@/lib/kernel/fingerprint";
import type { RoleRow } from "@/lib/permissions/role";
import { openedBy } from "@/lib/projects/opened-by";
import { managersBeside } from "@/lib/projects/who-manages";
import type { MemberScene } from "@/lib/usecase/access/member-scene";
import type { OrganisationRow } from "@/lib/usecase/rows";
import { isStale } from "./is-stale";

/**
 * What the list of members and the page of one read of a member, from `members` joined with their user and role.
 *
 * @param isClose the reader manages the team, or it is their own row: when somebody signed in, with what, and what goes
 *   with them is for nobody else (product.md 4.2)
 */
export function memberColumns(
  { organisation: { timeZone }, actor }: Pick<MemberScene, "organisation" | "actor">,
  isClose: boolean,
) {
  return {
    id: members.id,
    userId: users.id,
    name: users.name,
    email: users.email,
    role: roleTag,
    joinedAt: members.joinedAt,
    lastSignInAt: members.lastSignInAt,
    twoFactor: members.twoFactor,
    /** For those who may know when somebody signed in. */
    isStale: isClose ? isStale : sql<boolean>`false`,
    /** The last day of a membership that ends, as a date field takes it. */
    endsOn: sql<
      string | null
    >`to_char((${members.endsAt} - interval '1 second') at time zone ${timeZone}, 'YYYY-MM-DD')`,
    /** What goes with them when they are removed; a few are enough to say it. */
    invited: isClose ? sentInvitations : none,
    tokens: isClose ? liveTokens : noTokens,
    places: isClose ? placesAs(actor) : noPlaces,
  };
}

interface MemberRead {
  readonly id: string;
  readonly role: Pick<RoleRow, "id" | "key" | "label">;
  readonly joinedAt: Date;
  readonly lastSignInAt: Date | null;
  readonly twoFactor: TwoFactorState;
  readonly endsOn: string | null;
}

interface Reader {
  readonly organisation: Pick<OrganisationRow, "textMessagesCount">;
  readonly isClose: boolean;
  readonly memberId: string;
}

/** As a page gets it: moments in ISO 8601, and nothing that is not for this reader. */
export function listedMember<Row extends MemberRead>(row: Row, { organisation, isClose, memberId }: Reader) {
  const endsOn = isClose ? row.endsOn : null;
  return {
    ...row,
    joinedAt: row.joinedAt.toISOString(),
    lastSignInAt: isClose ? (row.lastSignInAt?.toISOString() ?? null) : null,
    twoFactor: isClose
      ? { state: row.twoFactor, isEnough: satisfies(row.twoFactor, organisation.textMessagesCount) }
      : null,
    endsOn,
    /** Of what is told: a date is soon guessed from its fingerprint. */
    seen: { role: fingerprint({ role: row.role.id }), endsOn: fingerprint({ endsOn }) },
    isYou: row.id === memberId,
  };
}

const none = sql<string[]>`'[]'::json`;

/** As many tokens and invitations as are read for a dialog that names five and says whether there are more. */
export const namedInList = 6;

/**
 * In an order, so that the planner cannot hope to find six early: where few people sent all invitations it would go
 * through all of them, by time, again for each member who sent none.
 */
const sentInvitations = sql<string[]>`(
  select coalesce(json_agg(sent.email), '[]'::json) from (
    select i.email from invitations i
    where i.organisation_id = ${members.organisationId} and i.invited_by = ${members.userId} and i.state = 'pending' and i.expires_at > now()
    order by i.email limit ${sql.raw(String(namedInList))}
  ) sent)`;

/** The first few by name, and how many there are. */
export interface Named {
  readonly count: number;
  readonly first: readonly string[];
}

/**
 * The projects in whose team somebody is, those that nobody manages without them, and live ones that keep a single manager.
 * `cases`: service cases that they have in progress, counted to a hundred; they are open again.
 */
export interface PlacesLost {
  readonly all: Named;
  readonly alone: Named;
  readonly live: Named;
  readonly cases: number;
}

/**
 * Of rows named `held`, each a place with its project's name, whether it is a manager's, and how many there are.
 *
 * @param isOpen whether the reader may open the project: the others are counted. One that loses its only manager is named to
 *   whoever takes them away (product.md 4.9)
 * @param cases how many they have in progress
 */
export function placesLost(isOpen: SQL, cases: SQL): SQL<PlacesLost> {
  const named = (condition: SQL, isNamed: SQL) => sql`json_build_object('count', count(*) filter (where ${condition}),
    'first', coalesce(to_json((array_agg(held.name order by held.name) filter (where ${condition} and ${isNamed}))[1:5]), '[]'::json))`;
  // Not every row is a place: somebody may have a case and be in no project's team.
  return sql<PlacesLost>`json_build_object('all', ${named(sql`held.name is not null`, isOpen)},
    'alone', ${named(sql`held.manages and held.managers = 1`, sql`true`)},
    'live', ${named(sql`held.keeps_two and held.manages and held.managers = 2`, isOpen)},
    'cases', ${cases})`;
}

const nowhere: Named = { count: 0, first: [] };
const nothingLost: PlacesLost = { all: nowhere, alone: nowhere, live: nowhere, cases: 0 };
const noPlaces = sql<PlacesLost>`${JSON.stringify(nothingLost)}::json`;

const casesInProgress = sql`(select count(*)::int from (
    select 1 from service_cases c join projects p on p.id = c.project_id and p.deleted_at is null
    where c.organisation_id = ${members.organisationId} and c.assignee_id = ${members.id} and c.state = 'in_progress'
    limit 100) theirs)`;

const placesAs = (reader: MemberScene["actor"]) => sql<PlacesLost>`(
  select ${placesLost(sql`held.is_open`, casesInProgress)} from (
    select p.name, coalesce(p.went_live_at, p.go_live_asked_at) is not null as keeps_two, ${openedBy(reader)} as is_open, beside.manages, beside.managers
      from project_members pm join projects p on p.id = pm.project_id and p.deleted_at is null
      cross join lateral (${managersBeside(sql`p.id`, sql`pm.id`)}) beside
    where pm.organisation_id = ${members.organisationId} and pm.member_id = ${members.id}
  ) held)`;

interface TokenLine {
  readonly name: string;
  /** ISO 8601. */
  readonly lastUsedAt: string | null;
}

const noTokens = sql<TokenLine[]>`'[]'::json`;

/** A moment as a page gets it, out of a statement that answers JSON. */
export const isoMoment = (moment: SQL) => sql`to_char(${moment} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

/** The tokens of a member that work, those that were used last first. */
export const liveTokenRows = (limit: number) => sql`
    select t.id, t.name, t.last_used_at from api_tokens t
    where t.organisation_id = ${members.organisationId} and t.user_id = ${members.userId}
      and t.revoked_at is null and t.expires_at > now()
    order by t.last_used_at desc nulls last, t.id limit ${sql.raw(String(limit))}`;

/** Likewise: what stops working with them. */
const liveTokens = sql<TokenLine[]>`(
  select coalesce(json_agg(json_build_object('name', live.name, 'lastUsedAt', ${isoMoment(sql`live.last_used_at`)})), '[]'::json)
  from (${liveTokenRows(namedInList)}) live)`;
