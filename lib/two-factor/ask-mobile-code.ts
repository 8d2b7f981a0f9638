import { stepsAfterSignIn } from "@/lib/access/gate";
import { accountEvent } from "@/lib/audit/account-events";
import { invalid, Refusal } from "@/lib/kernel/refusal";
import { isCountryAllowed } from "@/lib/limits/text-limits";
import { account } from "@/lib/usecase/access/account";
import { defineCommand } from "@/lib/usecase/command";
import { askMobileCodeInput } from "./mobile-input";
import { sendCode } from "./send-code";

/** A code to a mobile number that is to become the person's: nothing changes until it is entered (MF-08). */
export const askMobileCode = defineCommand({
  name: "ask_mobile_code",
  access: account,
  waives: stepsAfterSignIn,
  proof: "fresh",
  input: askMobileCodeInput,
  async run({ tx, ctx, actor, input }) {
    const { userId, sessionId } = actor;
    const { e164, country } = input.mobile;
    if (!ctx.settings.sms.isOn) throw new Refusal("conflict", { reason: "texts_off" });
    if (!isCountryAllowed(country, ctx.settings.sms)) {
      throw invalid({ mobile: "country_off" });
    }
    const given = { userId, way: "sms", boundTo: sessionId, mobile: e164, purpose: "mobile" } as const;
    const { message, waitSeconds } = await sendCode(tx, ctx, given);
    if (!message) throw new Refusal("rate_limited", { facts: { minutes: Math.ceil(waitSeconds / 60) } });
    return { value: { mobile: e164 }, event: accountEvent("code.sent", userId, { way: "sms" }), messages: [message] };
  },
});
