import { linkInput } from "@/lib/accounts/input";
import { proveAddress } from "@/lib/accounts/prove-address";
import { Refusal } from "@/lib/kernel/refusal";
import { findLink, spendCode } from "@/lib/two-factor/codes";
import { visitor } from "@/lib/usecase/access/visitor";
import { defineCommand } from "@/lib/usecase/command";
import { findWaitingSignIn, takeWaitingSignIn } from "./begin-second-step";
import { completeSignIn } from "./complete-sign-in";

/**
 * The button behind a mailed sign-in link. Works in the browser where the sign-in began and nowhere else: scanners press
 * buttons, and a victim's click must not complete somebody else's sign-in (MF-10). Elsewhere nothing is spent.
 */
export const followSignInLink = defineCommand({
  name: "follow_sign_in_link",
  access: visitor,
  input: linkInput,
  async run({ tx, ctx, actor, input }) {
    const code = await findLink(tx, "sign_in_link", input.token);
    if (!code) throw new Refusal("expired");
    const here = await findWaitingSignIn(tx, actor.waitingToken, true);
    if (here?.waiting.id !== code.boundTo) throw new Refusal("conflict", { reason: "other_browser" });
    const begun = await takeWaitingSignIn(tx, actor.waitingToken);
    if (!begun || !(await spendCode(tx, code.id))) throw new Refusal("expired");
    await proveAddress(tx, begun.userId);
    return completeSignIn(tx, ctx, begun, actor.sessionToken, { factor: "email" });
  },
});
