import { Refusal } from "@/lib/kernel/refusal";
import type { RoleKey } from "@/lib/permissions/table";

/** What the last proof in a session is worth: see `proof_of_session()`. */
export type Proof = "fresh" | "recovery" | "stale";

/** What an act asks for: a fresh proof, or, for acts on factors, also a recovery code used within ten minutes (MF-17). */
export type NeededProof = "fresh" | "for_factors";

/** Refuses what SU-01 guards unless this session proved itself within the last ten minutes. */
export function requireProof(actor: { readonly proof: Proof; readonly ways: string }, needed: NeededProof = "fresh") {
  if (actor.proof === "fresh" || (needed === "for_factors" && actor.proof === "recovery")) return;
  throw new Refusal("verification_required", { reason: "step_up", facts: { ways: actor.ways } });
}

/** Who holds the organisation in their hands; giving or taking these asks for a proof (SU-01). */
const guardedRoles: readonly RoleKey[] = ["owner", "administrator"];

export function requireProofForRoles(actor: Parameters<typeof requireProof>[0], ...roles: readonly RoleKey[]): void {
  if (roles.some((role) => guardedRoles.includes(role))) requireProof(actor);
}
