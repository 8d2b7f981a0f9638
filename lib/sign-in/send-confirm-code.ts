import { stepsAfterSignIn } from "@/lib/access/gate";
import { accountEvent } from "@/lib/audit/account-events";
import { Refusal } from "@/lib/kernel/refusal";
import { readFactors, waysToConfirm } from "@/lib/two-factor/read-factors";
import { sendCode } from "@/lib/two-factor/send-code";
import { account } from "@/lib/usecase/access/account";
import { defineCommand } from "@/lib/usecase/command";
import { nothing } from "@/lib/usecase/input";

/** A text message for a session that must show a second factor and has nothing stronger. */
export const sendConfirmCode = defineCommand({
  name: "send_confirm_code",
  access: account,
  waives: stepsAfterSignIn,
  input: nothing,
  async run({ tx, ctx, actor }) {
    const { userId, sessionId } = actor;
    const factors = await readFactors(tx, userId);
    if (!waysToConfirm(factors).includes("sms")) throw new Refusal("not_found");
    const given = { userId, way: "sms", boundTo: sessionId, mobile: factors.mobile, purpose: "confirm_text" } as const;
    const { message, waitSeconds } = await sendCode(tx, ctx, given);
    if (!message) throw new Refusal("rate_limited", { facts: { minutes: Math.ceil(waitSeconds / 60) } });
    return { value: null, event: accountEvent("code.sent", userId, { way: "sms" }), messages: [message] };
  },
});
