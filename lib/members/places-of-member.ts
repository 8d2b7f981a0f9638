import { sql } from "drizzle-orm";
import type { SystemTx, TenantTx } from "@/db/scope";
import { Refusal } from "@/lib/kernel/refusal";
import type { StoredPermission } from "@/lib/permissions/project-table";
import { managersBeside } from "@/lib/projects/who-manages";

/** What somebody holds in one project, which goes with their membership of the organisation. */
export interface PlaceOfMember {
  readonly project: { readonly id: string; readonly name: string };
  readonly permissions: readonly StoredPermission[];
  /** Nobody else manages the project. One that is deleted needs nobody. */
  readonly isLastManager: boolean;
  /** One of the two managers whom a live project, and one that asks to become it, keeps (product.md 6.6). */
  readonly isOneOfTwo: boolean;
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
    is_one_of_two: boolean;
  }>(sql`
    select p.id, p.name,
      array(select g.permission from project_grants g where g.project_member_id = pm.id order by 1) as permissions,
      p.deleted_at is null and held.manages and held.managers = 1 as is_last_manager,
      p.deleted_at is null and coalesce(p.went_live_at, p.go_live_asked_at) is not null and held.manages and held.managers = 2 as is_one_of_two
    from project_members pm
      join projects p on p.organisation_id = pm.organisation_id and p.id = pm.project_id
      cross join lateral (${managersBeside(sql`p.id`, sql`pm.id`)}) held
    where pm.organisation_id = ${organisationId} and pm.member_id = ${memberId}
    order by p.name, p.id`);
  return rows.map(({ id, name, permissions, is_last_manager: isLastManager, is_one_of_two: isOneOfTwo }) => ({
    project: { id, name },
    permissions,
    isLastManager,
    isOneOfTwo,
  }));
}

/** As many as a sentence holds. */
const shown = 5;

/**
 * Nobody goes by themselves and leaves a project without a manager, or a live one with fewer than two; they are named
 * (product.md 3.11, 4.9, 6.6).
 */
export function refuseTooFewManagers(places: readonly PlaceOfMember[]): void {
  const alone = places.filter(({ isLastManager }) => isLastManager);
  if (alone.length > 0) throw new Refusal("conflict", { reason: "last_manager", facts: named(alone) });
  const ofTwo = places.filter(({ isOneOfTwo }) => isOneOfTwo);
  if (ofTwo.length > 0) throw new Refusal("conflict", { reason: "two_managers", facts: named(ofTwo) });
}

function named(places: readonly PlaceOfMember[]) {
  const names = places.slice(0, shown).map(({ project }) => project.name);
  return { projects: names.join(", ") + (places.length > shown ? ` and ${places.length - shown} more` : "") };
}
