import { sql } from "drizzle-orm";
import { byPlatform } from "@/lib/go-live/by-platform";
import { pageOf } from "@/lib/kernel/page";
import { teamMember } from "@/lib/usecase/access/member";
import { defineQuery } from "@/lib/usecase/query";
import { listRequestsInput } from "./input";
import { beginAfter, placeOf, requestsPerPage, shownState } from "./request-page";

/** How it stands: `pending`, or what became of it. */
export type RequestState = "pending" | "approved" | "rejected" | "withdrawn" | "joined";

type Row = Record<string, unknown> & {
  id: string;
  moment: string;
  kind: "join" | "go_live" | "ownership" | "proposal" | "reset";
  state: RequestState;
  project_id: string | null;
  project_name: string | null;
  person_name: string | null;
  reason: string | null;
  answer: string | null;
  ended_at: Date | string | null;
  ended_by_name: string | null;
  ended_by_platform: boolean;
};

/** What somebody has asked of others in their organisation, the newest first, and what became of it. */
export const listAskedRequests = defineQuery({
  name: "list_asked_requests",
  access: teamMember,
  input: listRequestsInput,
  async run({ tx, organisation, actor, input }) {
    const { at, id } = beginAfter(input.after);
    const { memberId, userId } = actor;
    // Each part of a page at most, so that none is read for long.
    const newest = sql`order by a.created_at desc, a.id desc limit ${requestsPerPage + 1}`;
    const older = sql`(${at}::timestamptz is null or (a.created_at, a.id) < (${at}::timestamptz, ${id}))`;
    const rows = await tx.execute<Row>(sql`
      select w.id, w.created_at::text as moment, w.kind, w.state, p.id as project_id, p.name as project_name, w.person_name,
        w.reason, w.answer, w.ended_at, e.name as ended_by_name,
        w.kind = 'go_live' and e.name is null and ${byPlatform({ organisationId: sql`${organisation.id}`, projectId: sql`w.project_id`, id: sql`w.id` })} as ended_by_platform
      from (
        (select a.id, a.created_at, 'join' as kind, ${shownState} as state, a.project_id, null as person_name, a.reason, a.answer, a.ended_at, a.ended_by
          from join_requests a
          where a.organisation_id = ${organisation.id} and a.member_id = ${memberId} and ${older} ${newest})
        union all
        (select a.id, a.created_at, 'go_live', ${shownState}, a.project_id, null, a.reason, a.answer, a.ended_at, a.ended_by
          from go_live_requests a
          where a.organisation_id = ${organisation.id} and a.requested_by = ${userId} and ${older} ${newest})
        union all
        (select a.id, a.created_at, 'ownership', ${transferred}, null, u.name, null, null, a.ended_at,
            case when a.state <> 'cancelled' then a.offered_to end
          from ownership_transfers a join users u on u.id = a.offered_to
          where a.organisation_id = ${organisation.id} and a.offered_by = ${userId} and ${older} ${newest})
        union all
        (select a.id, a.created_at, 'proposal', 'pending', a.project_id, u.name, null, null, null, null
          from proposals a join users u on u.id = a.user_id
          where a.organisation_id = ${organisation.id} and a.proposed_by = ${userId} and a.state = 'pending'
            and a.expires_at > now() and ${older} ${newest})
        union all
        (select a.id, a.created_at, 'reset', 'pending', null, u.name, a.reason, null, null, null
          from two_factor_resets a join users u on u.id = a.user_id
          where a.organisation_id = ${organisation.id} and a.requested_by = ${userId} and a.state in ('requested', 'verified')
            and ${older} ${newest})
      ) w
      left join projects p on p.id = w.project_id and p.deleted_at is null
      left join users e on e.id = w.ended_by
      order by w.created_at desc, w.id desc limit ${requestsPerPage + 1}`);
    const { page, next } = pageOf(Array.from(rows), requestsPerPage, placeOf);
    return {
      slug: organisation.slug,
      organisationName: organisation.name,
      /** Whether one may ask to join a project here. */
      mayAskToJoin: organisation.membersMayAskToJoin,
      requests: page.map(
        ({ moment, project_id, project_name, person_name, ended_at, ended_by_name, ended_by_platform, ...row }) => ({
          ...row,
          createdAt: new Date(moment).toISOString(),
          /** Null: it is about none, or about one that is gone. */
          project: project_id && project_name ? { id: project_id, name: project_name } : null,
          /** Whom it is about, or of whom it was asked. */
          personName: person_name,
          endedAt: ended_at ? new Date(ended_at).toISOString() : null,
          endedByName: ended_by_name,
          endedByPlatform: ended_by_platform,
        }),
      ),
      next,
    };
  },
});

export type AskedRequests = Awaited<ReturnType<typeof listAskedRequests>>;
export type AskedRequest = AskedRequests["requests"][number];

const transferred = sql`case a.state when 'pending' then 'pending' when 'accepted' then 'approved'
  when 'declined' then 'rejected' else 'withdrawn' end`;
