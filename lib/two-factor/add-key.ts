import { securityKeys } from "@/db/schema/two-factor";
import { stepsAfterSignIn } from "@/lib/access/gate";
import { securityNoticeMail } from "@/lib/accounts/mails";
import { accountEvent } from "@/lib/audit/account-events";
import { Refusal } from "@/lib/kernel/refusal";
import { rotateSession } from "@/lib/sessions/rotate-session";
import { account } from "@/lib/usecase/access/account";
import type { UserActor } from "@/lib/usecase/claims";
import { defineCommand } from "@/lib/usecase/command";
import type { Preparation } from "@/lib/usecase/preparation";
import { takeChallenge } from "./challenges";
import { setSignInMethod, settleFactors } from "./change-factors";
import { clearFactorAttempts } from "./factor-attempts";
import { addKeyInput } from "./input";
import { KeyFault } from "./key-fault";
import { readFactors } from "./read-factors";
import { readNewKeyResponse } from "./read-key-response";
import { newRecoveryCodes, storeRecoveryCodes } from "./recovery-codes";
import { keyRefused, noteRefusedKey } from "./refuse-key";
import { isStronger, mayAddKey } from "./rules";
import { type NewKey, verifyNewKey } from "./verify-new-key";

/**
 * A security key or passkey becomes the person's, and what a sign-in asks for. The first factor of an account brings
 * recovery codes with it, which are shown this once.
 */
export const addKey = defineCommand({
  name: "add_key",
  access: account,
  // INV-15: the organisations that may require it are locked before the person.
  locks: "team",
  waives: stepsAfterSignIn,
  proof: "for_factors",
  input: addKeyInput,
  async prepare({ ctx, actor, input }) {
    const key = await readNewKey(ctx, actor, input.response);
    const { recoveryCodes } = await ctx.look((tx) => readFactors(tx, actor.userId));
    return { key, codes: recoveryCodes > 0 ? null : await newRecoveryCodes() };
  },
  async run({ tx, ctx, actor, input, prepared }) {
    const { userId, sessionId } = actor;
    const before = await readFactors(tx, userId);
    mayAddKey(before);
    const [added] = await tx
      .insert(securityKeys)
      .values({ id: ctx.ids.create("key"), userId, name: input.name, ...prepared.key })
      .onConflictDoNothing({ target: securityKeys.credentialId })
      .returning({ id: securityKeys.id });
    // Whose it is already is nobody's business.
    if (!added) throw new Refusal("conflict", { reason: "key_known" });
    // Whoever signs in with an app keeps that until they choose otherwise: there is no way back from keys (product.md 3.3).
    const takesOver = isStronger("webauthn_auth", before.method) && before.method !== "totp_auth";
    if (takesOver) await setSignInMethod(tx, userId, "webauthn_auth");
    await clearFactorAttempts(tx, userId, "webauthn");
    // Another browser may have brought some meanwhile, which were shown and must stay good.
    const codes = before.recoveryCodes > 0 ? null : prepared.codes;
    if (codes) await storeRecoveryCodes(tx, userId, codes);
    const inTeams = await settleFactors(tx, userId, before);
    const session = await rotateSession(tx, sessionId, "webauthn");
    const eventId = ctx.ids.create("evt");
    return {
      value: { session, recoveryCodes: codes?.shown ?? null },
      event: [...inTeams, accountEvent("two_factor.key_added", userId, { key: input.name }, eventId)],
      messages: [securityNoticeMail({ eventId })],
    };
  },
});

async function readNewKey(ctx: Preparation, { userId, sessionId }: UserActor, text: string): Promise<NewKey> {
  try {
    const challenge = await takeChallenge(ctx, { purpose: "register", boundTo: sessionId, userId });
    const response = readNewKeyResponse(text);
    if (!challenge) throw new KeyFault("no_challenge");
    return await verifyNewKey(ctx.appUrl, { challenge, response });
  } catch (error) {
    if (!(error instanceof KeyFault)) throw error;
    await noteRefusedKey(ctx, userId, error.reason);
    throw keyRefused(error.reason);
  }
}
