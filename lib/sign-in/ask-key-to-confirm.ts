import { stepsAfterSignIn } from "@/lib/access/gate";
import { noEvent } from "@/lib/audit/no-event";
import { Refusal } from "@/lib/kernel/refusal";
import { makeChallenge } from "@/lib/two-factor/challenges";
import { keysOf, optionsToUse } from "@/lib/two-factor/key-options";
import { readFactors, waysToConfirm } from "@/lib/two-factor/read-factors";
import { account } from "@/lib/usecase/access/account";
import { defineCommand } from "@/lib/usecase/command";
import { nothing } from "@/lib/usecase/input";

/** What one of the person's security keys is to sign, so that this session is believed again. */
export const askKeyToConfirm = defineCommand({
  name: "ask_key_to_confirm",
  access: account,
  waives: stepsAfterSignIn,
  input: nothing,
  async run({ tx, ctx, actor }) {
    const { userId, sessionId } = actor;
    if (!waysToConfirm(await readFactors(tx, userId)).includes("webauthn")) throw new Refusal("not_found");
    const challenge = await makeChallenge(tx, ctx, { purpose: "confirm", boundTo: sessionId, userId });
    const value = await optionsToUse(ctx.appUrl, { challenge, keys: await keysOf(tx, userId) });
    return { value, event: noEvent("the proof that the key's answer gives is the event") };
  },
});
