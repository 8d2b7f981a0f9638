import { Refusal } from "@/lib/kernel/refusal";
import { covers } from "@/lib/permissions/can";
import type { Role } from "@/lib/permissions/role";
import type { Permission } from "@/lib/permissions/table";

interface Acting {
  readonly memberId: string;
  readonly permissions: ReadonlySet<Permission>;
}

interface Target {
  readonly memberId: string;
  readonly role: Role;
}

/** Nobody touches a member whose permissions they do not all hold themselves: administrators cannot touch owners (AZ-08). */
export function refuseUncovered(actor: Pick<Acting, "permissions">, role: Role): void {
  if (!covers(actor.permissions, role.permissions)) throw new Refusal("forbidden", { reason: "outranked" });
}

/** Every organisation keeps an owner, on every path (INV-03). `owners` is counted under the organisation's lock. */
export function refuseWithoutOwner(losing: Role, owners: number): void {
  if (losing.key === "owner" && owners <= 1) throw new Refusal("conflict", { reason: "last_owner" });
}

/** Whether this member may get this role from this actor: what they hold and what they get must both be covered (AZ-08). */
export function refuseRoleChange(actor: Acting, target: Target, role: Role, owners: number): void {
  refuseUncovered(actor, target.role);
  refuseUncovered(actor, role);
  if (target.memberId === actor.memberId && target.role.key !== "owner") {
    throw new Refusal("forbidden", { reason: "own_role" });
  }
  if (target.role.id === role.id) throw new Refusal("conflict", { reason: "same_role" });
  refuseWithoutOwner(target.role, owners);
}

/**
 * Whether this member may be removed by this actor.
 *
 * @param owners how many owners there are, counted under the organisation's lock (INV-03)
 */
export function refuseRemoval(actor: Acting, target: Target, owners: number): void {
  refuseUncovered(actor, target.role);
  refuseWithoutOwner(target.role, owners);
  if (target.memberId === actor.memberId) throw new Refusal("conflict", { reason: "yourself" });
}
