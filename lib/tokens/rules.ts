import { Refusal } from "@/lib/kernel/refusal";
import type { Role } from "@/lib/permissions/role";

/**
 * Members' tokens are the owners' business (product.md 7). The table has no permission of that name: `team:manage` would
 * let administrators in, and asking for another one that only owners happen to hold would say something else than it does.
 */
export function refuseAllButOwners({ role }: { readonly role: Role }): void {
  if (role.key !== "owner") throw new Refusal("forbidden", { reason: "owners_only" });
}
