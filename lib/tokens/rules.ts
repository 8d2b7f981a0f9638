import { Refusal } from "@/lib/kernel/refusal";
import type { RoleKey } from "@/lib/permissions/table";

/**
 * Members' tokens are the owners' business (product.md 7). The table has no permission of that name: `team:manage` would
 * let administrators in, and asking for another one that only owners happen to hold would say something else than it does.
 */
export function refuseAllButOwners({ roleKey }: { readonly roleKey: RoleKey }): void {
  if (roleKey !== "owner") throw new Refusal("forbidden", { reason: "owners_only" });
}
