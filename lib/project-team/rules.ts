import { Refusal } from "@/lib/kernel/refusal";
import { can } from "@/lib/permissions/can";
import { permissionsOfStored, reachesEveryProject } from "@/lib/permissions/project-grants";
import { type ProjectPermission, projectPermission, type StoredPermission } from "@/lib/permissions/project-table";
import type { Role } from "@/lib/permissions/role";
import type { ProjectScene } from "@/lib/usecase/access/project-scene";
import type { ProjectRow } from "@/lib/usecase/rows";

type Acting = Pick<ProjectScene["actor"], "may" | "userId" | "role" | "permissions">;

/** Nobody gives somebody else a permission that they lack themselves (AZ-08). */
export function refuseGranting(actor: Pick<Acting, "may">, given: Iterable<ProjectPermission>): void {
  const lacking = Array.from(given).filter((key) => !actor.may.has(key));
  if (lacking.length === 0) return;
  const labels = lacking.map((key) => `“${projectPermission(key).label}”`).join(" and ");
  throw new Refusal("forbidden", { reason: "lacks_given", facts: { labels } });
}

/**
 * What somebody may tick for themselves: whoever manages may take further permissions, but owners and administrators, who
 * manage every project by their role, get the keys only from another manager (product.md 6.5).
 */
export function refuseGrantingOneself({ role }: Pick<Acting, "role">, given: Iterable<ProjectPermission>): void {
  if (reachesEveryProject(role) && Array.from(given).includes("manage_api_keys"))
    throw new Refusal("forbidden", { reason: "keys_by_another" });
}

/** Whoever manages only a project may bring new people into the organisation while its setting says so (product.md 4.3). */
export function mayInviteNew(managersMayInvite: boolean, role: Pick<Role, "permissions">): boolean {
  return managersMayInvite || can(role.permissions, "team:manage");
}

export function isManager(stored: Iterable<StoredPermission>): boolean {
  return permissionsOfStored(stored).has("manage_service");
}

/** A live project, and one that asks to become it, keeps two managers (product.md 6.6). */
export function needsTwoManagers({ wentLiveAt, goLiveAskedAt }: Pick<ProjectRow, "wentLiveAt" | "goLiveAskedAt">) {
  return wentLiveAt !== null || goLiveAskedAt !== null;
}

/** Why a project keeps every manager that it has; null: one may go. */
export type Floor = "last_manager" | "two_managers" | null;

/** @param managers how many there are now, counted to three */
export function floorOf(project: Parameters<typeof needsTwoManagers>[0], managers: number): Floor {
  if (needsTwoManagers(project) && managers <= 2) return "two_managers";
  return managers <= 1 ? "last_manager" : null;
}

/**
 * A project never loses its last manager to a person's act, and one that needs two never falls below (product.md 6.6).
 * Counted under the organisation's lock, which whatever changes a manager takes.
 */
export function refuseBelowFloor(...counted: Parameters<typeof floorOf>): void {
  const floor = floorOf(...counted);
  if (floor === "two_managers") throw new Refusal("conflict", { reason: "two_managers" });
  if (floor === "last_manager") throw new Refusal("conflict", { reason: "last_manager" });
}
