import { sql } from "drizzle-orm";
import type { SystemTx, TenantTx } from "@/db/scope";
import { Refusal } from "@/lib/kernel/refusal";
import type { StoredPermission } from "@/lib/permissions/project-table";
import { managersIn } from "@/lib/projects/who-manages";

/** What somebody holds in one project, which goes with their membership of the organisation. */
export interface PlaceOfMember {
  readonly project: { readonly id: string; readonly name: string };
  readonly permissions: readonly StoredPermission[];
  /** Nobody else manages the project. One that is deleted needs nobody. */
  readonly isLastManager: boolean;
}

/** Under the organisation's lock, which whoever changes a project's team takes too: the answer stays. */
export async function placesOfMember(
  tx: TenantTx | SystemTx,
  organisationId: string,
  memberId: string,
): Promise<readonly PlaceOfMember[]> {
  const rows = await tx.execute<{
    id: string;
    name: string;
    permissions: StoredPermission[];
    is_last_manager: boolean;
  }>(sql`
    select p.id, p.name,
      array(select g.permission from project_grants g where g.project_member_id = pm.id order by 1) as permissions,
      p.deleted_at is null and (select bool_and(m.project_member_id = pm.id)
        from (${managersIn(sql`p.id`)}) m) is true as is_last_manager
    from project_members pm
      join projects p on p.organisation_id = pm.organisation_id and p.id = pm.project_id
    where pm.organisation_id = ${organisationId} and pm.member_id = ${memberId}
    order by lower(p.name), p.id`);
  return rows.map(({ id, name, permissions, is_last_manager: isLastManager }) => ({
    project: { id, name },
    permissions,
    isLastManager,
  }));
}

/** As many as a sentence holds. */
const shown = 5;

/** Nobody goes by themselves and leaves a project without a manager; it is named (product.md 3.11, 4.9). */
export function refuseLastManager(places: readonly PlaceOfMember[]): void {
  const alone = places.filter(({ isLastManager }) => isLastManager).map(({ project }) => project.name);
  if (alone.length === 0) return;
  const projects = alone.slice(0, shown).join(", ") + (alone.length > shown ? " and more" : "");
  throw new Refusal("conflict", { reason: "last_manager", facts: { projects } });
}
