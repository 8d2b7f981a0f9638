import { and, eq, lt, or, sql } from "drizzle-orm";
import { securityKeys } from "@/db/schema/two-factor";
import { users } from "@/db/schema/users";
import type { SystemTx } from "@/db/scope";
import type { Preparation } from "@/lib/usecase/preparation";
import { type ChallengeFor, takeChallenge } from "./challenges";
import { KeyFault, type KeyFaultReason } from "./key-fault";
import { type AssertionResponse, readAssertionResponse } from "./read-key-response";
import { keyRefused, noteRefusedKey } from "./refuse-key";
import { type Assertion, verifyAssertion } from "./verify-assertion";

export interface TriedKey extends ChallengeFor {
  /** What the browser gave, as JSON. */
  readonly response: string;
}

/** A key whose answer was right. `spend` writes it down, and answers false to all but the first with one counter (INV-10). */
export interface ProvenKey {
  readonly userId: string;
  readonly isUserVerified: boolean;
  spend(tx: SystemTx): Promise<boolean>;
}

export interface RefusedKey {
  /** Whose account it was about, if that is known. */
  readonly refusedFor: string | null;
  readonly why: KeyFaultReason;
}

/**
 * The one way to check what a key signed. With a person in the question the key must be theirs; without one, the key must
 * be a passkey that says who it is and knows its user (MF-13, MF-14). A refusal is written into the account's events,
 * where there is an account.
 *
 * @returns the proven key, or why not
 */
export async function tryKey(ctx: Preparation, tried: TriedKey): Promise<ProvenKey | RefusedKey> {
  let userId = tried.userId;
  try {
    const challenge = await takeChallenge(ctx, tried);
    const response = readAssertionResponse(tried.response);
    const found = await findKey(ctx, response.id, tried.userId);
    const key = found?.isArchived ? undefined : found;
    userId = key?.userId ?? userId;
    if (!challenge) throw new KeyFault("no_challenge");
    // Of somebody archived there still is one: they may come back.
    if (!found && tried.userId === null) throw new KeyFault("unknown");
    if (!key) throw new KeyFault("not_theirs");
    checkUserHandle(response, key.handle, tried.userId === null);
    const needsUserVerified = tried.userId === null;
    const assertion = await verifyAssertion(ctx.appUrl, { challenge, response, key, needsUserVerified });
    const { isUserVerified } = assertion;
    return { userId: key.userId, isUserVerified, spend: (tx) => spendAssertion(tx, key.id, assertion) };
  } catch (error) {
    if (!(error instanceof KeyFault)) throw error;
    if (userId) await noteRefusedKey(ctx, userId, error.reason);
    return { refusedFor: userId, why: error.reason };
  }
}

/** The same for somebody who is known by now: their own key, or a refusal. */
export async function proveKey(ctx: Preparation, tried: TriedKey & { readonly userId: string }): Promise<ProvenKey> {
  const outcome = await tryKey(ctx, tried);
  if ("refusedFor" in outcome) throw keyRefused(outcome.why);
  return outcome;
}

async function findKey(ctx: Preparation, credentialId: string, userId: string | null) {
  const [row] = await ctx.look((tx) =>
    tx
      .select({
        id: securityKeys.id,
        userId: securityKeys.userId,
        credentialId: securityKeys.credentialId,
        publicKey: securityKeys.publicKey,
        counter: securityKeys.counter,
        isBackupEligible: securityKeys.isBackupEligible,
        handle: users.webauthnHandle,
        isArchived: sql<boolean>`${users.archivedAt} is not null`,
      })
      .from(securityKeys)
      .innerJoin(users, eq(users.id, securityKeys.userId))
      .where(
        and(eq(securityKeys.credentialId, credentialId), userId === null ? undefined : eq(securityKeys.userId, userId)),
      ),
  );
  return row;
}

/** A passkey names its account; a key behind a password need not, but must not name another. */
function checkUserHandle({ response }: AssertionResponse, handle: string | null, isNeeded: boolean) {
  if (!response.userHandle && !isNeeded) return;
  if (!handle || response.userHandle !== handle) throw new KeyFault("user_handle");
}

async function spendAssertion(tx: SystemTx, id: string, { counter, isBackedUp }: Assertion): Promise<boolean> {
  const spent = await tx
    .update(securityKeys)
    .set({ counter, isBackedUp, lastUsedAt: sql`now()` })
    .where(
      and(
        eq(securityKeys.id, id),
        or(lt(securityKeys.counter, counter), and(eq(securityKeys.counter, 0), sql`${counter} = 0`)),
      ),
    )
    .returning({ id: securityKeys.id });
  return spent.length > 0;
}
