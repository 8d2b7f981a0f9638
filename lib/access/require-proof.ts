import { Refusal } from "@/lib/kernel/refusal";
import { can } from "@/lib/permissions/can";
import type { Role } from "@/lib/permissions/role";

/** What the last proof in a session is worth: see `proof_of_session()`. */
export type Proof = "fresh" | "recovery" | "stale";

/** What an act asks for: a fresh proof, or, for acts on factors, also a recovery code used within ten minutes (MF-17). */
export type NeededProof = "fresh" | "for_factors";

/** Refuses what SU-01 guards unless this session proved itself within the last ten minutes. */
export function requireProof(actor: { readonly proof: Proof; readonly ways: string }, needed: NeededProof = "fresh") {
  if (actor.proof === "fresh" || (needed === "for_factors" && actor.proof === "recovery")) return;
  throw new Refusal("verification_required", { reason: "step_up", facts: { ways: actor.ways } });
}

/**
 * Giving or taking `owner` or `administrator` asks for a proof (SU-01), and so does any role of one's own by which somebody
 * manages the team: they hold the organisation in their hands as those do.
 */
export function requireProofForRoles(actor: Parameters<typeof requireProof>[0], ...roles: readonly Role[]): void {
  if (roles.some(({ permissions }) => can(permissions, "team:manage"))) requireProof(actor);
}
