import { eq, sql } from "drizzle-orm";
import { passwordAttempts } from "@/db/schema/users";
import type { SystemTx } from "@/db/scope";
import { noEvent } from "@/lib/audit/no-event";
import { attemptsIn, type Taken } from "@/lib/limits/attempts";
import type { Preparation } from "@/lib/usecase/preparation";

/** Which counter: the account's own, or that of one browser which has signed in to it before (AT-03). */
export interface AttemptCounter {
  readonly userId: string;
  /** '' for every browser that the account does not know. */
  readonly deviceId: string;
}

export interface Attempt extends AttemptCounter, Taken {}

/** A browser that the account knows is never kept out for good: at a hundred only unknown ones are (AT-02). */
const attempts = attemptsIn(passwordAttempts, passwordAttempts.deviceId, sql`${passwordAttempts.deviceId} <> ''`);

/** Takes an attempt before the password is verified. Null: locked, nothing was counted. */
export async function reserveAttempt(ctx: Preparation, counter: AttemptCounter): Promise<Attempt | null> {
  const { lockoutMinutes } = ctx.settings;
  const taken = await ctx.apart(async (tx) => ({
    value: await attempts.take(tx, counter.userId, counter.deviceId, lockoutMinutes),
    event: noEvent("what comes of the attempt is the event"),
  }));
  return taken && { ...counter, ...taken };
}

/** A completed sign-in forgives what came before its own attempt. */
export async function forgiveAttempts(tx: SystemTx, attempt: Attempt): Promise<void> {
  await attempts.forgive(tx, attempt.userId, attempt.deviceId, attempt);
}

/** A completed reset opens every counter (product.md 2). */
export async function clearAttempts(tx: SystemTx, userId: string): Promise<void> {
  await tx.delete(passwordAttempts).where(eq(passwordAttempts.userId, userId));
}
