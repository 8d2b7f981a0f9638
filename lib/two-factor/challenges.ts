import { randomBytes } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { type challengePurposes, webauthnChallenges } from "@/db/schema/two-factor";
import type { SystemTx } from "@/db/scope";
import { noEvent } from "@/lib/audit/no-event";
import type { Context } from "@/lib/usecase/context";
import type { Preparation } from "@/lib/usecase/preparation";

const validMinutes = 5;

/** What a challenge is good for: one purpose, one asker, one person. */
export interface ChallengeFor {
  readonly purpose: (typeof challengePurposes)[number];
  /** The id of the session or waiting sign-in, or the hash of the browser's token. */
  readonly boundTo: string;
  /** Null when a passkey alone will say who it is. */
  readonly userId: string | null;
}

/** 32 random bytes, base64url, in the place of the one that the same asker had before (MF-11). */
export async function makeChallenge(tx: SystemTx, ctx: Context, given: ChallengeFor): Promise<string> {
  const { purpose, boundTo, userId } = given;
  const row = {
    id: ctx.ids.create("cha"),
    userId,
    challenge: randomBytes(32).toString("base64url"),
    expiresAt: sql`now() + make_interval(mins => ${validMinutes})`,
  };
  await tx
    .insert(webauthnChallenges)
    .values({ purpose, boundTo, ...row })
    .onConflictDoUpdate({ target: [webauthnChallenges.purpose, webauthnChallenges.boundTo], set: row });
  return row.challenge;
}

/**
 * Takes the challenge out of the world before anything is verified, in a transaction of its own: it is gone whether or not
 * the answer is right, and of two answers one finds it (MF-11, INV-10).
 */
export async function takeChallenge(ctx: Preparation, given: ChallengeFor): Promise<string | null> {
  const { purpose, boundTo, userId } = given;
  const taken = await ctx.apart(async (tx) => {
    const [found] = await tx
      .delete(webauthnChallenges)
      .where(and(eq(webauthnChallenges.purpose, purpose), eq(webauthnChallenges.boundTo, boundTo)))
      .returning({
        userId: webauthnChallenges.userId,
        challenge: webauthnChallenges.challenge,
        isLive: sql<boolean>`${webauthnChallenges.expiresAt} > now()`,
      });
    return { value: found, event: noEvent("what comes of the answer is the event") };
  });
  return taken?.isLive && taken.userId === userId ? taken.challenge : null;
}
