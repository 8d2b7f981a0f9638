import { sql } from "drizzle-orm";
import { fingerprint } from "@/lib/kernel/fingerprint";
import { can } from "@/lib/permissions/can";
import type { ProjectScene } from "@/lib/usecase/access/project-scene";

/** As many people as a choice of whose cases are shown offers. */
const mostOffered = 50;

/**
 * What stands round a list of cases and round a board alike, in one statement: who has one in progress, and whether
 * whoever looks hears of them by mail.
 *
 * @param assignee a member whose cases are shown, who is offered though they have none in progress
 */
export async function readAround({ tx, organisation, project, actor }: ProjectScene, assignee: string | undefined) {
  const [row] = await tx.execute<{ receives: boolean; people: { memberId: string; name: string }[] }>(sql`
    select (select receives_case_mails from members where organisation_id = ${organisation.id} and id = ${actor.memberId}) as receives,
      (select coalesce(json_agg(p), '[]'::json) from (
        select m.id as "memberId", u.name from members m join users u on u.id = m.user_id
        where m.organisation_id = ${organisation.id} and (m.id = ${assignee ?? ""} or m.id in (
          select c.assignee_id from service_cases c where c.organisation_id = ${organisation.id}
            and c.project_id = ${project.id} and c.state = 'in_progress'))
        order by m.search_text, m.id limit ${mostOffered}) p) as people`);
  const receives = row?.receives ?? true;
  return {
    slug: organisation.slug,
    organisationName: organisation.name,
    projectId: project.id,
    people: (row?.people ?? []).filter(({ memberId }) => memberId !== actor.memberId),
    mails: { receives, seen: fingerprint({ receives }) },
    mayCreate: can(actor.permissions, "service_case:create"),
  };
}
