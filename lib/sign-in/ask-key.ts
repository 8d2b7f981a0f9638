import { noEvent } from "@/lib/audit/no-event";
import { Refusal } from "@/lib/kernel/refusal";
import { makeChallenge } from "@/lib/two-factor/challenges";
import { keysOf, optionsToUse } from "@/lib/two-factor/key-options";
import { readFactors, waysToSignIn } from "@/lib/two-factor/read-factors";
import { visitor } from "@/lib/usecase/access/visitor";
import { defineCommand } from "@/lib/usecase/command";
import { nothing } from "@/lib/usecase/input";
import { findWaitingSignIn } from "./begin-second-step";

/** What one of the person's security keys is to sign as the second step of the sign-in that this browser has begun. */
export const askKey = defineCommand({
  name: "ask_key",
  access: visitor,
  input: nothing,
  async run({ tx, ctx, actor }) {
    const found = await findWaitingSignIn(tx, actor.waitingToken);
    if (!found) throw new Refusal("expired", { reason: "sign_in_over" });
    const { id, userId } = found.waiting;
    if (!waysToSignIn(await readFactors(tx, userId)).includes("webauthn")) throw new Refusal("not_found");
    const challenge = await makeChallenge(tx, ctx, { purpose: "second_step", boundTo: id, userId });
    const value = await optionsToUse(ctx.appUrl, { challenge, keys: await keysOf(tx, userId) });
    return { value, event: noEvent("the session that the key's answer leads to is the event") };
  },
});
