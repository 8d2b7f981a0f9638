import { violatedUnique } from "@/db/failures";
import { type resetStates, twoFactorResets } from "@/db/schema/platform";
import type { AnyTx } from "@/db/scope";
import { Refusal } from "@/lib/kernel/refusal";
import { deriveToken, hashToken, newSeed } from "@/lib/secrets/derive-token";
import type { Context } from "@/lib/usecase/context";

export type ResetState = (typeof resetStates)[number];

/** While it waits for somebody: one at a time for each person, which the database sees to. */
export const openStates = ["requested", "verified"] as const satisfies readonly ResetState[];

interface Asked {
  readonly organisationId: string;
  readonly userId: string;
  readonly requestedBy: string;
  readonly reason: string;
}

/** Stores a request, with the link that will cancel it as a hash (IN-01). Nothing of the person changes by it. */
export async function storeReset(tx: AnyTx, ctx: Context, asked: Asked): Promise<string> {
  const id = ctx.ids.create("tfr");
  const seed = newSeed(ctx.mailKeys);
  const tokenHash = hashToken(deriveToken(ctx.mailKeys, "reset-cancel", id, seed));
  await tx
    .insert(twoFactorResets)
    .values({ id, ...asked, ...seed, tokenHash })
    .catch((error: unknown) => {
      throw violatedUnique(error) === null ? error : new Refusal("conflict", { reason: "already_asked" });
    });
  return id;
}
