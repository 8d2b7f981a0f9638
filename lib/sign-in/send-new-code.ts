import { accountEvent } from "@/lib/audit/account-events";
import { Refusal } from "@/lib/kernel/refusal";
import { sendNewCodeInput } from "@/lib/two-factor/input";
import { readFactors, waysToSignIn } from "@/lib/two-factor/read-factors";
import { sendCode } from "@/lib/two-factor/send-code";
import { visitor } from "@/lib/usecase/access/visitor";
import { defineCommand } from "@/lib/usecase/command";
import { findWaitingSignIn } from "./begin-second-step";

/** Another code for the sign-in of this browser; the one before stops working, and wrong entries stay counted (MF-07). */
export const sendNewCode = defineCommand({
  name: "send_new_code",
  access: visitor,
  input: sendNewCodeInput,
  async run({ tx, ctx, actor, input }) {
    const found = await findWaitingSignIn(tx, actor.waitingToken, true);
    if (!found) throw new Refusal("expired", { reason: "sign_in_over" });
    const { id, userId } = found.waiting;
    const factors = await readFactors(tx, userId);
    if (!waysToSignIn(factors).includes(input.way)) throw new Refusal("not_found");
    const { mobile } = factors;
    const { message, waitSeconds } = await sendCode(tx, ctx, { userId, way: input.way, boundTo: id, mobile });
    if (!message) throw new Refusal("rate_limited", { facts: { minutes: Math.ceil(waitSeconds / 60) } });
    return { value: null, event: accountEvent("code.sent", userId, { way: input.way }), messages: [message] };
  },
});
