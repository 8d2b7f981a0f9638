import { sql } from "drizzle-orm";
import type { TenantTx } from "@/db/scope";
import { managersIn } from "@/lib/projects/who-manages";
import { mostAsked } from "./input";

export interface Askable {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
}

/**
 * Whom somebody asks to be let into a project: its managers; where it has none, the owners and administrators of the
 * organisation, who manage every project by their role.
 */
export async function listAskable(
  tx: TenantTx,
  organisationId: string,
  projectId: string,
): Promise<readonly Askable[]> {
  const rows = await tx.execute<{ user_id: string; name: string; email: string }>(sql`
    with managing as (
      select pm.member_id from project_members pm where pm.id in (${managersIn(projectId)})
    ), askable as (
      select member_id from managing
      union all
      select m.id from members m join roles r on r.id = m.role_id
      where m.organisation_id = ${organisationId} and r.key in ('owner', 'administrator')
        and not exists (select 1 from managing)
    )
    select u.id as user_id, u.name, u.email from askable a
    join members m on m.id = a.member_id and m.organisation_id = ${organisationId}
    join users u on u.id = m.user_id
    order by m.search_text, m.id limit ${mostAsked}`);
  return rows.map(({ user_id: userId, name, email }) => ({ userId, name, email }));
}
