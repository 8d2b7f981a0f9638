import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { authenticatorApps } from "@/db/schema/two-factor";
import { stepsAfterSignIn } from "@/lib/access/gate";
import { securityNoticeMail } from "@/lib/accounts/mails";
import { accountEvent } from "@/lib/audit/account-events";
import { invalid, Refusal } from "@/lib/kernel/refusal";
import { readTypedCode } from "@/lib/kernel/typed-code";
import { unseal } from "@/lib/secrets/seal";
import { rotateSession } from "@/lib/sessions/rotate-session";
import { account } from "@/lib/usecase/access/account";
import { defineCommand } from "@/lib/usecase/command";
import { setSignInMethod, settleFactors } from "./change-factors";
import { clearFactorAttempts } from "./factor-attempts";
import { turnOnAppInput } from "./input";
import { appSecret, stillWaiting, wrongClock } from "./prove-factor";
import { readFactors } from "./read-factors";
import { newRecoveryCodes, storeRecoveryCodes } from "./recovery-codes";
import { isStronger } from "./rules";
import { clockOff, stepOfCode } from "./totp";

/**
 * The first code of an authenticator app turns it on, in the place of one before. The first factor of an account brings
 * recovery codes with it, which are shown this once.
 */
export const turnOnApp = defineCommand({
  name: "turn_on_app",
  access: account,
  // INV-15: the organisations that may require it are locked before the person.
  locks: "team",
  waives: stepsAfterSignIn,
  proof: "for_factors",
  input: turnOnAppInput,
  async prepare({ ctx, actor, input }) {
    const { userId } = actor;
    const { waiting, factors } = await ctx.look(async (tx) => {
      const [row] = await tx
        .select()
        .from(authenticatorApps)
        .where(and(eq(authenticatorApps.userId, userId), isNull(authenticatorApps.confirmedAt), stillWaiting()));
      return { waiting: row, factors: await readFactors(tx, userId) };
    });
    if (!waiting) throw new Refusal("expired", { reason: "app_over" });
    const secret = unseal(ctx.sealKeys, appSecret(userId), waiting.secret);
    const [code, now] = [readTypedCode(input.code), ctx.clock.now().getTime()];
    const step = stepOfCode(secret, code, now);
    if (step === null) {
      const off = clockOff(secret, code, now);
      throw off ? wrongClock(off) : invalid({ code: "wrong_code" });
    }
    return { appId: waiting.id, step, codes: factors.recoveryCodes > 0 ? null : await newRecoveryCodes() };
  },
  async run({ tx, ctx, actor, prepared }) {
    const { userId, sessionId } = actor;
    const before = await readFactors(tx, userId);
    await tx
      .delete(authenticatorApps)
      .where(and(eq(authenticatorApps.userId, userId), isNotNull(authenticatorApps.confirmedAt)));
    const [on] = await tx
      .update(authenticatorApps)
      .set({ confirmedAt: sql`now()`, lastStep: prepared.step, lastUsedAt: sql`now()` })
      .where(and(eq(authenticatorApps.id, prepared.appId), isNull(authenticatorApps.confirmedAt)))
      .returning({ id: authenticatorApps.id });
    if (!on) throw new Refusal("expired", { reason: "app_over" });
    if (isStronger("totp_auth", before.method)) await setSignInMethod(tx, userId, "totp_auth");
    await clearFactorAttempts(tx, userId, "totp");
    if (prepared.codes) await storeRecoveryCodes(tx, userId, prepared.codes);
    const inTeams = await settleFactors(tx, userId, before);
    const session = await rotateSession(tx, sessionId, "totp");
    const eventId = ctx.ids.create("evt");
    return {
      value: { session, recoveryCodes: prepared.codes?.shown ?? null },
      event: [...inTeams, accountEvent("two_factor.app_on", userId, {}, eventId)],
      messages: [securityNoticeMail({ eventId })],
    };
  },
});
