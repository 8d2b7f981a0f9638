import { failuresBeforeLock } from "@/lib/limits/attempts";
import type { Preparation } from "@/lib/usecase/preparation";
import { dummyHash, matchesHash } from "./hash-queue";
import { lockAccount } from "./lock-account";
import { type Attempt, type AttemptCounter, reserveAttempt } from "./password-attempts";

export interface CheckedPassword {
  readonly isRight: boolean;
  /** The attempt that was taken; null when the counter is locked. A completed sign-in forgives it. */
  readonly attempt: Attempt | null;
}

/**
 * The one way to check an account's password, whatever the form: sign-in, change, step-up (AT-09). Takes the attempt
 * first, then hashes. A locked account costs no hash but the time of one.
 */
export async function checkPassword(
  ctx: Preparation,
  counter: AttemptCounter,
  hash: string,
  password: string,
): Promise<CheckedPassword> {
  let attempt: Attempt | null = null;
  const isRight = await matchesHash(hash, password, async () => {
    attempt = await reserveAttempt(ctx, counter);
    return attempt !== null;
  });
  if (!isRight && attempt) await lockWhenSpent(ctx, attempt);
  return { isRight, attempt };
}

async function lockWhenSpent(ctx: Preparation, attempt: Attempt) {
  if (attempt.failed >= failuresBeforeLock) await lockAccount(ctx, attempt);
}

/** The same work for an address without an account; against the hash of a waiting registration when there is one (AT-05). */
export async function checkWithoutAccount(password: string, waitingHash: string | null): Promise<boolean> {
  const matches = await matchesHash(waitingHash ?? dummyHash, password);
  return matches && waitingHash !== null;
}

/**
 * A registration's password, when its link is opened in another browser.
 *
 * @param takeTry counts the try before the password is looked at; throws when none is left
 */
export function checkRegistrationPassword(hash: string, password: string, takeTry: () => Promise<void>) {
  return matchesHash(hash, password, async () => {
    await takeTry();
    return true;
  });
}

/**
 * A recovery code. Costs one hash whether or not there is such a code, and none of the line when the factor is locked.
 *
 * @param hash of the code with the same beginning; null when there is none
 * @param mayTry takes the attempt
 */
export async function checkRecoveryCode(hash: string | null, code: string, mayTry: () => Promise<boolean>) {
  const matches = await matchesHash(hash ?? dummyHash, code, mayTry);
  return matches && hash !== null;
}
