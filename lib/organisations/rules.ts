import { invalid } from "@/lib/kernel/refusal";
import type { Role } from "@/lib/permissions/role";
import { mayBeDefault } from "@/lib/permissions/role-groups";

/** A form of invitation that nobody looked at closely must not make anybody run the team (product.md 2). */
export function refuseAsDefault(role: Role): void {
  if (!mayBeDefault(role)) throw invalid({ defaultRole: "runs_team" });
}
