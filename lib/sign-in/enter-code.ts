import { proveAddress } from "@/lib/accounts/prove-address";
import { Refusal } from "@/lib/kernel/refusal";
import { enterCodeInput } from "@/lib/two-factor/input";
import { alreadySpent, type ProvenFactor, proveFactor } from "@/lib/two-factor/prove-factor";
import { readFactors, waysToSignIn } from "@/lib/two-factor/read-factors";
import { visitor } from "@/lib/usecase/access/visitor";
import { defineCommand } from "@/lib/usecase/command";
import { findWaitingSignIn, takeWaitingSignIn } from "./begin-second-step";
import { completeSignIn } from "./complete-sign-in";

/** The second step of a sign-in, typed: from the app, a text message, a mail, or the list of recovery codes. */
export const enterCode = defineCommand({
  name: "enter_code",
  access: visitor,
  input: enterCodeInput,
  async prepare({ ctx, actor, input }): Promise<ProvenFactor> {
    const { way, code } = input;
    const begun = await ctx.look(async (tx) => {
      const found = await findWaitingSignIn(tx, actor.waitingToken);
      if (!found) throw new Refusal("expired", { reason: "sign_in_over" });
      const ways = waysToSignIn(await readFactors(tx, found.waiting.userId));
      // What the page does not offer is refused like a wrong code.
      if (!ways.includes(way)) throw alreadySpent(way);
      return found.waiting;
    });
    const purpose = way === "email" ? "sign_in_link" : "sign_in_text";
    return proveFactor(ctx, { userId: begun.userId, way, code, boundTo: begun.id, purpose });
  },
  async run({ tx, ctx, actor, input, prepared }) {
    const begun = await takeWaitingSignIn(tx, actor.waitingToken);
    if (!begun) throw new Refusal("expired", { reason: "sign_in_over" });
    if (!(await prepared.spend(tx))) throw alreadySpent(input.way);
    // The code came to the mailbox (product.md 3.9).
    if (input.way === "email") await proveAddress(tx, begun.userId);
    return completeSignIn(tx, ctx, begun, actor.sessionToken, { factor: prepared.factor });
  },
});
