import { sql } from "drizzle-orm";
import { can } from "@/lib/permissions/can";
import { builtInRoles } from "@/lib/permissions/role";
import { openedBy } from "@/lib/projects/opened-by";
import { teamMember } from "@/lib/usecase/access/member";
import { nothing } from "@/lib/usecase/input";
import { defineQuery } from "@/lib/usecase/query";

/** As many are named; of projects, one more says that there are more. */
const peopleAtMost = 5;
export const projectsAtMost = 6;

interface Place extends Record<string, unknown> {
  readonly runs: readonly {
    readonly userId: string;
    readonly name: string;
    readonly email: string;
    readonly role: string;
  }[];
  readonly projects: readonly { readonly id: string; readonly name: string }[];
}

/** Whom a member asks, and what is theirs: who runs the team, owners first, and the projects that they may open, their own first. */
export const getMyPlace = defineQuery({
  name: "get_my_place",
  access: teamMember,
  input: nothing,
  async run({ tx, organisation: { id }, actor }) {
    const running = builtInRoles.filter(({ permissions }) => can(permissions, "team:manage"));
    // One arm for each role, so that no more of its members are read than are named: those who were here last, who answer.
    const arms = running.map(
      (role, rank) => sql`(select m.user_id, ${rank}::integer as rank, ${role.label}::text as role from members m
        where m.organisation_id = ${id} and m.role_id = ${role.id} order by coalesce(m.last_sign_in_at, m.joined_at) desc limit ${peopleAtMost})`,
    );
    const [place] = await tx.execute<Place>(sql`
      select (select coalesce(json_agg(f), '[]'::json) from (
          select u.id as "userId", u.name, u.email, r.role
          from (${sql.join(arms, sql` union all `)}) r join users u on u.id = r.user_id
          order by r.rank, u.name, u.id limit ${peopleAtMost}) f) as runs,
        (select coalesce(json_agg(f), '[]'::json) from (
          select p.id, p.name from projects p
          left join project_members pm on pm.project_id = p.id and pm.member_id = ${actor.memberId}
          where p.organisation_id = ${id} and p.deleted_at is null and ${openedBy(actor)}
          order by pm.id is null, p.name, p.id limit ${projectsAtMost + 1}) f) as projects`);
    return {
      runs: place?.runs ?? [],
      projects: place?.projects.slice(0, projectsAtMost) ?? [],
      hasMoreProjects: (place?.projects.length ?? 0) > projectsAtMost,
    };
  },
});

export type MyPlace = Awaited<ReturnType<typeof getMyPlace>>;
