import { sql } from "drizzle-orm";
import { byPlatform } from "@/lib/go-live/by-platform";
import { pageOf } from "@/lib/kernel/page";
import { reachesEveryProject } from "@/lib/permissions/project-grants";
import { teamMember } from "@/lib/usecase/access/member";
import { defineQuery } from "@/lib/usecase/query";
import { listRequestsInput } from "./input";
import type { RequestState } from "./list-asked-requests";
import { beginAfter, placeOf, requestsPerPage, shownState } from "./request-page";

type Row = Record<string, unknown> & {
  id: string;
  moment: string;
  kind: "join" | "go_live";
  state: Exclude<RequestState, "pending">;
  project_id: string;
  project_name: string;
  user_id: string;
  name: string | null;
  answer: string | null;
  ended_by_name: string | null;
  ended_by_platform: boolean;
};

/**
 * What was asked of those who answer, and what became of it, the latest first: requests to join and to go live of the
 * projects that somebody manages, of all projects for whoever manages them by their role, and what one decided oneself.
 */
export const listDecidedRequests = defineQuery({
  name: "list_decided_requests",
  access: teamMember,
  input: listRequestsInput,
  async run({ tx, organisation, actor, input }) {
    const { at, id } = beginAfter(input.after);
    const managed = reachesEveryProject(actor.role)
      ? sql`true`
      : sql`a.project_id in (select pm.project_id from project_members pm
          where pm.organisation_id = ${organisation.id} and pm.member_id = ${actor.memberId}
            and (select count(*) from project_grants g where g.project_member_id = pm.id
              and g.permission in ('manage_users', 'manage_settings')) = 2)`;
    const own = sql`a.organisation_id = ${organisation.id} and a.state <> 'pending' and (${managed} or a.ended_by = ${actor.userId} and a.state <> 'cancelled')
      and exists (select 1 from projects p where p.id = a.project_id and p.deleted_at is null)
      and (${at}::timestamptz is null or (a.ended_at, a.id) < (${at}::timestamptz, ${id}))`;
    const latest = sql`order by a.ended_at desc, a.id desc limit ${requestsPerPage + 1}`;
    const rows = await tx.execute<Row>(sql`
      select w.id, w.ended_at::text as moment, w.kind, w.answer, p.id as project_id, p.name as project_name, w.user_id, u.name,
        e.name as ended_by_name, w.state,
        w.kind = 'go_live' and e.name is null and ${byPlatform({ organisationId: sql`${organisation.id}`, projectId: sql`w.project_id`, id: sql`w.id` })} as ended_by_platform
      from (
        (select a.id, a.ended_at, a.ended_by, ${shownState} as state, a.answer, a.project_id, m.user_id, 'join' as kind
          from join_requests a join members m on m.id = a.member_id where ${own} ${latest})
        union all
        (select a.id, a.ended_at, a.ended_by, ${shownState}, a.answer, a.project_id, a.requested_by, 'go_live'
          from go_live_requests a where ${own} ${latest})
      ) w
      join projects p on p.id = w.project_id
      left join users u on u.id = w.user_id
      left join users e on e.id = w.ended_by
      order by w.ended_at desc, w.id desc limit ${requestsPerPage + 1}`);
    const { page, next } = pageOf(Array.from(rows), requestsPerPage, placeOf);
    return {
      slug: organisation.slug,
      organisationName: organisation.name,
      requests: page.map(
        ({ moment, project_id, project_name, user_id: userId, name, ended_by_name, ended_by_platform, ...row }) => ({
          ...row,
          endedAt: new Date(moment).toISOString(),
          project: { id: project_id, name: project_name },
          person: { userId, name: name ?? "Somebody who has left" },
          endedByName: ended_by_name,
          endedByPlatform: ended_by_platform,
        }),
      ),
      next,
    };
  },
});

export type DecidedRequests = Awaited<ReturnType<typeof listDecidedRequests>>;
export type DecidedRequest = DecidedRequests["requests"][number];
