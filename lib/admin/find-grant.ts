import { and, eq, gt, sql } from "drizzle-orm";
import { platformAdminGrants } from "@/db/schema/platform";
import { countsAsTwoFactor, satisfies } from "@/lib/access/two-factor-rules";
import { Refusal } from "@/lib/kernel/refusal";
import { hashToken } from "@/lib/secrets/derive-token";
import type { ActingUser } from "@/lib/usecase/access/acting-user";

/** A link that was printed for this very person and still works; anybody else's is one that does not exist. */
export function grantFor(actor: Pick<ActingUser, "userId">, token: string) {
  return and(
    eq(platformAdminGrants.tokenHash, hashToken(token)),
    eq(platformAdminGrants.userId, actor.userId),
    gt(platformAdminGrants.expiresAt, sql`now()`),
  );
}

/** Whoever becomes a platform admin works with two-factor from the first click. Text messages are not enough for that. */
export function requireTwoFactor({ twoFactor, factor }: Pick<ActingUser, "twoFactor" | "factor">): void {
  if (!satisfies(twoFactor, false)) throw new Refusal("verification_required", { reason: "set_up_two_factor" });
  if (!countsAsTwoFactor(factor, false)) throw new Refusal("verification_required", { reason: "second_step" });
}
