import { stepsAfterSignIn } from "@/lib/access/gate";
import { invalid, Refusal } from "@/lib/kernel/refusal";
import { isCountryAllowed } from "@/lib/limits/text-limits";
import { account } from "@/lib/usecase/access/account";
import { defineCommand } from "@/lib/usecase/command";
import { beginMobileChange } from "./begin-mobile-change";
import { askMobileCodeInput } from "./mobile-input";

/** A code to a mobile number that is to become the person's: nothing changes until it is entered (MF-08). */
export const askMobileCode = defineCommand({
  name: "ask_mobile_code",
  access: account,
  waives: stepsAfterSignIn,
  proof: "fresh",
  input: askMobileCodeInput,
  async run({ tx, ctx, actor, input }) {
    const { e164, country } = input.mobile;
    if (!ctx.settings.sms.isOn) throw new Refusal("conflict", { reason: "texts_off" });
    if (!isCountryAllowed(country, ctx.settings.sms)) {
      throw invalid({ mobile: "country_off" });
    }
    const { events, messages } = await beginMobileChange(tx, ctx, actor, e164);
    return { value: { mobile: e164 }, event: events, messages };
  },
});
