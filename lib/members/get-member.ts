import { and, eq, type SQL, sql } from "drizzle-orm";
import { members } from "@/db/schema/members";
import { roleColumns, roles } from "@/db/schema/roles";
import { users } from "@/db/schema/users";
import { standingOfMember } from "@/lib/directory/standing-of-member";
import { fingerprint } from "@/lib/kernel/fingerprint";
import { Refusal } from "@/lib/kernel/refusal";
import { can } from "@/lib/permissions/can";
import { reachesEveryProject } from "@/lib/permissions/project-grants";
import { roleOf } from "@/lib/permissions/role";
import { teamMember } from "@/lib/usecase/access/member";
import { defineQuery } from "@/lib/usecase/query";
import type { OrganisationRow } from "@/lib/usecase/rows";
import { memberInput } from "./input";
import { isoMoment, listedMember, liveTokenRows, memberColumns, namedInList } from "./listed-member";
import { isCloseTo, refuseLooking } from "./look-at";

/** As many tokens and invitations as the page names. */
const shown = 20;

/** One member, for a page of their own: what the list says of them, through what they hold their role, and what is theirs here. */
export const getMember = defineQuery({
  name: "get_member",
  access: teamMember,
  input: memberInput,
  async run({ input: { memberId }, ...scene }) {
    const { tx, ctx, organisation, actor } = scene;
    refuseLooking(actor, memberId);
    const isClose = isCloseTo(actor, memberId);
    const hasDirectory = ctx.settings.directoryPool !== null;
    // What goes with them when they are removed is the first of the tokens and invitations that the page names anyway.
    const { invited: _, tokens: __, ...columns } = memberColumns(scene, isClose);
    const [row] = await tx
      .select({
        ...columns,
        whole: roleColumns,
        mayMakeLive: members.mayMakeLive,
        changed: isClose ? latestRoleChange : sql<RoleChange | null>`null`,
        accepted: isClose ? acceptedInvitation : sql<Act | null>`null`,
        sent: isClose ? sentInvitations : sql<readonly SentInvitation[]>`'[]'::json`,
        standing: isClose && hasDirectory ? standingOfMember : sql<null>`null`,
        held: isClose ? liveTokens : sql<readonly HeldToken[]>`'[]'::json`,
      })
      .from(members)
      .innerJoin(users, eq(users.id, members.userId))
      .innerJoin(roles, eq(roles.id, members.roleId))
      .where(and(eq(members.organisationId, organisation.id), eq(members.id, memberId)));
    if (!row) throw new Refusal("not_found");
    const { whole, mayMakeLive, changed, accepted, sent, held, standing, ...own } = row;
    const open = sent.filter(({ isOver }) => !isOver);
    const listed = {
      ...own,
      invited: open.slice(0, namedInList).map(({ email }) => email),
      tokens: held.slice(0, namedInList).map(({ name, lastUsedAt }) => ({ name, lastUsedAt })),
    };
    return {
      slug: organisation.slug,
      organisationName: organisation.name,
      member: listedMember(listed, { organisation, isClose, memberId: actor.memberId }),
      roleSentence: roleOf(whole).sentence,
      reachesEveryProject: reachesEveryProject(roleOf(whole)),
      /** Null for a reader to whom it is not told. */
      heldThrough: isClose ? heldThrough({ changed, accepted, organisation, userId: row.userId }) : null,
      isClose,
      /** For owners: whether the member decides about going live, while the organisation may or they do (product.md 6.10). */
      goLive:
        actor.role.key === "owner" && (organisation.mayApproveOwnGoLive || mayMakeLive)
          ? { mayMakeLive, isOffered: organisation.mayApproveOwnGoLive, seen: fingerprint({ mayMakeLive }) }
          : null,
      /** For the member and whoever manages the team, where there is a directory. */
      directory: isClose && hasDirectory ? { standing, mayRetry: can(actor.permissions, "team:manage") } : null,
      sent: { first: sent.slice(0, shown), hasMore: sent.length > shown },
      tokens: { first: held.slice(0, shown), hasMore: held.length > shown },
      may: {
        /** Revoking somebody's token is the owners' (product.md 7). */
        revokeTokens: actor.role.key === "owner" && can(actor.permissions, "team:manage"),
        readLog: can(actor.permissions, "audit_log:view"),
        seeTeam: can(actor.permissions, "team:view"),
      },
    };
  },
});

export type MemberView = Awaited<ReturnType<typeof getMember>>;

/** Who did something when. `by` is null for somebody who is no longer a member, or has been erased. */
interface Act {
  readonly by: string | null;
  /** ISO 8601. */
  readonly at: string;
}

/** Through what a role is held: its latest change, else the invitation with which the membership began. */
export type RoleHeldThrough =
  | ({ readonly kind: "changed" | "invited" | "taken_over" | "handed_over" } & Act)
  | { readonly kind: "founded" | "unknown" };

/** `transfer`: it was a part of a transfer of ownership, which somebody else has accepted or begun. */
type RoleChange = Act & {
  readonly transfer: { readonly kind: "taken_over" | "handed_over"; by: string | null } | null;
};

interface Beginnings {
  readonly changed: RoleChange | null;
  readonly accepted: Act | null;
  readonly organisation: Pick<OrganisationRow, "createdBy">;
  readonly userId: string;
}

function heldThrough({ changed, accepted, organisation, userId }: Beginnings): RoleHeldThrough {
  if (changed)
    return { kind: changed.transfer?.kind ?? "changed", by: (changed.transfer ?? changed).by, at: changed.at };
  if (accepted) return { kind: "invited", ...accepted };
  return { kind: organisation.createdBy === userId ? "founded" : "unknown" };
}

/**
 * By the index on target and action, so that it is one look however long the log is. Who accepts ownership writes both roles'
 * changes, right behind the entry that says who gave it to whom (lib/ownership/accept-ownership.ts).
 */
const latestRoleChange: SQL<RoleChange | null> = sql`(
  select json_build_object('by', p.name, 'at', ${isoMoment(sql`e.at`)}, 'transfer', (
      select json_build_object('kind', case when t.took then 'taken_over' else 'handed_over' end, 'by', u.name)
      from (select d.body::jsonb #>> '{details,to}' = ${members.userId} as took, d.body::jsonb -> 'details' as details
        from audit_events d where d.organisation_id = e.organisation_id and d.seq in (e.seq - 1, e.seq - 2)
          and d.action = 'ownership.accepted') t
        left join users u on u.id = t.details ->> (case when t.took then 'from' else 'to' end)))
    from audit_events e
    left join audit_people p on p.organisation_id = e.organisation_id and p.seq = e.seq and p.part = 'actor'
  where e.organisation_id = ${members.organisationId} and e.target_id = ${members.id} and e.action = 'member.role_changed'
  order by e.seq desc limit 1)`;

/** The one that was accepted when the membership began; whoever accepts another one later keeps their role. */
const acceptedInvitation: SQL<Act | null> = sql`(
  select json_build_object('by', u.name, 'at', ${isoMoment(sql`i.state_changed_at`)}) from invitations i
    left join users u on u.id = i.invited_by
  where i.organisation_id = ${members.organisationId} and i.accepted_by = ${members.userId} and i.state = 'accepted'
    and i.state_changed_at <= ${members.joinedAt} + interval '1 minute'
  order by i.state_changed_at desc limit 1)`;

export interface SentInvitation {
  readonly email: string;
  readonly role: string;
  readonly expiresAt: string;
  readonly isOver: boolean;
}

/** Those that still wait for an answer; those past their time last, so that they hide none that is open. */
const sentInvitations = sql<readonly SentInvitation[]>`(
  select coalesce(json_agg(json_build_object('email', sent.email, 'role', sent.label,
    'expiresAt', ${isoMoment(sql`sent.expires_at`)}, 'isOver', sent.is_over) order by sent.is_over, sent.email), '[]'::json)
  from (
    select i.email, i.expires_at, i.expires_at <= now() as is_over, r.label from invitations i join roles r on r.id = i.role_id
    where i.organisation_id = ${members.organisationId} and i.invited_by = ${members.userId} and i.state = 'pending'
    order by is_over, i.email limit ${sql.raw(String(shown + 1))}
  ) sent)`;

export interface HeldToken {
  readonly id: string;
  readonly name: string;
  readonly lastUsedAt: string | null;
}

const liveTokens = sql<readonly HeldToken[]>`(
  select coalesce(json_agg(json_build_object('id', live.id, 'name', live.name,
    'lastUsedAt', ${isoMoment(sql`live.last_used_at`)})), '[]'::json)
  from (${liveTokenRows(shown + 1)}) live)`;
