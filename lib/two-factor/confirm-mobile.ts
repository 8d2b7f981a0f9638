import { eq, sql } from "drizzle-orm";
import { users } from "@/db/schema/users";
import { stepsAfterSignIn } from "@/lib/access/gate";
import { securityNoticeMail } from "@/lib/accounts/mails";
import { accountEvent } from "@/lib/audit/account-events";
import { invalid } from "@/lib/kernel/refusal";
import { readTypedCode } from "@/lib/kernel/typed-code";
import { type RotatedSession, rotateSession } from "@/lib/sessions/rotate-session";
import { account } from "@/lib/usecase/access/account";
import { defineCommand } from "@/lib/usecase/command";
import { setSignInMethod, settleFactors } from "./change-factors";
import { spendCode, tryCode } from "./codes";
import { clearFactorAttempts } from "./factor-attempts";
import { confirmMobileInput } from "./input";
import { readFactors } from "./read-factors";
import { newRecoveryCodes, storeRecoveryCodes } from "./recovery-codes";
import { isStronger } from "./rules";

const wrong = () => invalid({ code: "wrong_code" });

/**
 * The code that came to the new number makes it the person's. Asked from the set-up page, it also makes text messages the
 * sign-in method, unless that is stronger already.
 */
export const confirmMobile = defineCommand({
  name: "confirm_mobile",
  access: account,
  locks: "team",
  waives: stepsAfterSignIn,
  proof: "fresh",
  input: confirmMobileInput,
  async prepare({ ctx, actor, input }) {
    const { userId, sessionId } = actor;
    const of = { userId, purpose: "mobile", boundTo: sessionId } as const;
    const right = await tryCode(ctx, of, readTypedCode(input.code));
    if (!right?.mobile) throw wrong();
    const needsCodes = input.asMethod && (await ctx.look((tx) => readFactors(tx, userId))).recoveryCodes === 0;
    return { codeId: right.id, mobile: right.mobile, codes: needsCodes ? await newRecoveryCodes() : null };
  },
  async run({ tx, ctx, actor, input, prepared }) {
    const { userId, sessionId } = actor;
    if (!(await spendCode(tx, prepared.codeId))) throw wrong();
    const before = await readFactors(tx, userId);
    await tx.update(users).set({ mobile: prepared.mobile, mobileProvenAt: sql`now()` }).where(eq(users.id, userId));
    await clearFactorAttempts(tx, userId, "sms");
    const eventId = ctx.ids.create("evt");
    const events = [accountEvent("mobile.changed", userId, {}, eventId)];
    let session: RotatedSession | null = null;
    if (input.asMethod) {
      if (isStronger("sms_auth", before.method)) await setSignInMethod(tx, userId, "sms_auth");
      if (prepared.codes) await storeRecoveryCodes(tx, userId, prepared.codes);
      session = await rotateSession(tx, sessionId, "sms");
      events.push(accountEvent("two_factor.texts_on", userId));
    }
    const inTeams = await settleFactors(tx, userId, before);
    return {
      value: { session, recoveryCodes: prepared.codes?.shown ?? null },
      event: [...inTeams, ...events],
      messages: [securityNoticeMail({ eventId })],
    };
  },
});
