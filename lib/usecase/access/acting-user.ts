import { sql } from "drizzle-orm";
import type { AnyTx } from "@/db/scope";
import { gate, type PolicyFacts } from "@/lib/access/gate";
import { type Proof, requireProof } from "@/lib/access/require-proof";
import type { SessionFactor, TwoFactorState } from "@/lib/access/two-factor-rules";
import { Refusal } from "@/lib/kernel/refusal";
import type { SeenOfSession, UserActor } from "../claims";
import type { Asked } from "./access";

export interface ActingUser extends SeenOfSession {
  readonly userId: string;
  readonly sessionId: string;
  readonly name: string;
  readonly email: string;
  /** Proven: an account exists only once its address is. */
  readonly emailCanonical: string;
}

type Standing = Omit<ActingUser, "userId" | "sessionId"> & { readonly isEmailFresh: boolean };

type StandingRow = Record<string, unknown> & {
  email_canonical: string;
  name: string;
  email: string;
  method: string;
  is_email_fresh: boolean;
  factor: SessionFactor | null;
  two_factor: TwoFactorState;
  proof: Proof;
  ways: string;
  is_platform_admin: boolean;
};

/** The session and its person as they are now; held, if the caller will write. One that has ended meanwhile writes nothing. */
export async function readStanding(
  tx: AnyTx,
  claim: { userId: string; sessionId: string },
  hold: boolean,
): Promise<Standing> {
  const [row] = await tx.execute<StandingRow>(
    sql`select * from acting_user(${claim.sessionId}, ${claim.userId}, ${hold})`,
  );
  if (!row) throw new Refusal("verification_required", { reason: "sign_in" });
  const { method, name, email, factor, proof, ways } = row;
  return {
    method,
    name,
    email,
    factor,
    proof,
    ways,
    emailCanonical: row.email_canonical,
    twoFactor: row.two_factor,
    isEmailFresh: row.is_email_fresh,
    isPlatformAdmin: row.is_platform_admin,
  };
}

/** The gate, asked again inside the transaction that acts: a lost race only blocks, never admits (INV-15). */
export function passGate(
  standing: Standing,
  organisation: PolicyFacts | null,
  { waives, proof }: Pick<Asked, "waives" | "proof">,
): void {
  const step = gate({ session: { isLive: true, ...standing }, organisation }, waives);
  if (step !== "ok") throw new Refusal("verification_required", { reason: step });
  if (proof) requireProof(standing, proof);
}

/** Whoever filled in `seen` has asked the gate for the same door already; a query needs no second answer. */
export async function actingUser(
  tx: AnyTx,
  { userId, sessionId, seen }: UserActor,
  asked: Pick<Asked, "writes" | "waives" | "proof">,
): Promise<ActingUser> {
  if (seen && !asked.writes) return { userId, sessionId, ...seen };
  const standing = await readStanding(tx, { userId, sessionId }, asked.writes);
  passGate(standing, null, asked);
  const { isEmailFresh: _, ...rest } = standing;
  return { userId, sessionId, ...rest };
}

/** As the logs name a person. */
export function personOf({ userId, name, email }: Pick<ActingUser, "userId" | "name" | "email">) {
  return { id: userId, name, email };
}
