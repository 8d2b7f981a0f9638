import { noEvent } from "@/lib/audit/no-event";
import { Refusal } from "@/lib/kernel/refusal";
import { networkOf } from "@/lib/limits/network-of";
import { takePermit } from "@/lib/limits/take-permit";
import { hashToken } from "@/lib/secrets/derive-token";
import { makeChallenge } from "@/lib/two-factor/challenges";
import { optionsToUse } from "@/lib/two-factor/key-options";
import { visitor } from "@/lib/usecase/access/visitor";
import { defineCommand } from "@/lib/usecase/command";
import { nothing } from "@/lib/usecase/input";

/** Enough for a whole office behind one address; keeps a script from filling the table with challenges. */
const permits = { most: 300, seconds: 600 };

/** What a passkey is to sign to say by itself who is there. Tells nothing about any account: the question names none. */
export const askPasskey = defineCommand({
  name: "ask_passkey",
  access: visitor,
  input: nothing,
  async run({ tx, ctx, actor }) {
    const wait = await takePermit(tx, { bucket: `passkey:asked:${networkOf(ctx.request.ip)}`, ...permits });
    if (wait > 0) throw new Refusal("rate_limited", { reason: "network", facts: { minutes: Math.ceil(wait / 60) } });
    if (!actor.browserToken) throw new Refusal("expired");
    const boundTo = hashToken(actor.browserToken);
    const challenge = await makeChallenge(tx, ctx, { purpose: "sign_in", boundTo, userId: null });
    return { value: await optionsToUse(ctx.appUrl, { challenge }), event: noEvent("nobody has said yet who they are") };
  },
});
