import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { apiTokens } from "@/db/schema/api-tokens";
import type { TenantTx } from "@/db/scope";
import { type PolicyFacts, type TokenFacts, tokenGate } from "@/lib/access/gate";
import { Refusal } from "@/lib/kernel/refusal";
import type { SeenOfSession, TokenActor } from "../claims";

/** A token that acts, as its row is in this transaction. */
export interface ActingToken {
  readonly id: string;
  readonly name: string;
  /** What it may use at most, whether or not its owner holds it now. */
  readonly scopes: readonly string[];
  readonly expiresAt: Date;
}

/** Unknown, expired, revoked and not a token at all: told alike (AP-04). */
export function noSuchToken(): Refusal {
  return new Refusal("verification_required", { reason: "sign_in" });
}

/** The token's row as it is now; held, if the caller will write, so that whoever revokes it waits or has won (INV-05). */
export async function readToken(
  tx: TenantTx,
  { tokenId, userId, organisationId }: TokenActor,
  writes: boolean,
): Promise<{ token: ActingToken; hasTwoFactor: boolean }> {
  const reading = tx
    .select({
      id: apiTokens.id,
      name: apiTokens.name,
      scopes: apiTokens.scopes,
      expiresAt: apiTokens.expiresAt,
      hasTwoFactor: apiTokens.hasTwoFactor,
    })
    .from(apiTokens)
    .where(
      and(
        eq(apiTokens.organisationId, organisationId),
        eq(apiTokens.id, tokenId),
        eq(apiTokens.userId, userId),
        isNull(apiTokens.revokedAt),
        gt(apiTokens.expiresAt, sql`now()`),
      ),
    );
  const [row] = await (writes ? reading.for("share") : reading);
  if (!row) throw noSuchToken();
  const { hasTwoFactor, ...token } = row;
  return { token, hasTwoFactor };
}

/** What stands in the place of a session: nothing was proven lately, and nobody is there to prove it (SU-01, AP-04). */
export function tokenStanding(facts: TokenFacts, organisation: PolicyFacts): SeenOfSession {
  const step = tokenGate(facts, organisation);
  if (step !== "ok") throw new Refusal("verification_required", { reason: step });
  const standing = { method: "token", factor: null, proof: "stale", ways: "", isPlatformAdmin: false } as const;
  return { ...standing, twoFactor: facts.twoFactor };
}
