import type { Context } from "@/lib/usecase/context";
import { dummyHash, matchesHash, waitAsLongAsAHash } from "./hash-queue";
import { lockAccount } from "./lock-account";
import { type Attempt, type AttemptCounter, failuresBeforeLock, reserveAttempt } from "./password-attempts";

export interface CheckedPassword {
  readonly isRight: boolean;
  /** The attempt that was taken; null when the counter is locked. A completed sign-in forgives it. */
  readonly attempt: Attempt | null;
}

/**
 * The one way to check an account's password, whatever the form: sign-in, change, step-up (AT-09). Takes the attempt
 * first, then hashes. A locked account costs no hash but the time of one.
 *
 * @param keepSessionId the session that asks, which a lock does not end
 */
export async function checkPassword(
  ctx: Context,
  counter: AttemptCounter,
  hash: string,
  password: string,
  keepSessionId: string | null = null,
): Promise<CheckedPassword> {
  const attempt = await reserveAttempt(ctx, counter);
  if (!attempt) {
    await waitAsLongAsAHash();
    return { isRight: false, attempt: null };
  }
  const isRight = await matchesHash(hash, password);
  if (!isRight && attempt.failed >= failuresBeforeLock) await lockAccount(ctx, attempt, keepSessionId);
  return { isRight, attempt };
}

/** The same work for an address without an account; against the hash of a waiting registration when there is one (AT-05). */
export async function checkWithoutAccount(password: string, waitingHash: string | null): Promise<boolean> {
  const matches = await matchesHash(waitingHash ?? dummyHash, password);
  return matches && waitingHash !== null;
}

/** A registration's password, when its link is opened in another browser. Five wrong ones void it: counted by the caller. */
export function checkRegistrationPassword(hash: string, password: string): Promise<boolean> {
  return matchesHash(hash, password);
}
