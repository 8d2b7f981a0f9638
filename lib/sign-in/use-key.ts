import { Refusal } from "@/lib/kernel/refusal";
import { useKeyInput } from "@/lib/two-factor/input";
import { readFactors, waysToSignIn } from "@/lib/two-factor/read-factors";
import { keyRefused } from "@/lib/two-factor/refuse-key";
import { type ProvenKey, proveKey } from "@/lib/two-factor/try-key";
import { visitor } from "@/lib/usecase/access/visitor";
import { defineCommand } from "@/lib/usecase/command";
import { findWaitingSignIn, takeWaitingSignIn } from "./begin-second-step";
import { completeSignIn } from "./complete-sign-in";

/** The second step of a sign-in with a security key. Behind the password, having the key is enough. */
export const useKey = defineCommand({
  name: "use_key",
  access: visitor,
  input: useKeyInput,
  async prepare({ ctx, actor, input }): Promise<ProvenKey> {
    const { id, userId } = await ctx.look(async (tx) => {
      const found = await findWaitingSignIn(tx, actor.waitingToken);
      if (!found) throw new Refusal("expired", { reason: "sign_in_over" });
      if (!waysToSignIn(await readFactors(tx, found.waiting.userId)).includes("webauthn")) throw keyRefused();
      return found.waiting;
    });
    return proveKey(ctx, { purpose: "second_step", boundTo: id, userId, response: input.response });
  },
  async run({ tx, ctx, actor, prepared }) {
    const begun = await takeWaitingSignIn(tx, actor.waitingToken);
    if (!begun) throw new Refusal("expired", { reason: "sign_in_over" });
    if (!(await prepared.spend(tx))) throw keyRefused();
    const { isUserVerified } = prepared;
    return completeSignIn(tx, ctx, begun, actor.sessionToken, { factor: "webauthn", isUserVerified });
  },
});
