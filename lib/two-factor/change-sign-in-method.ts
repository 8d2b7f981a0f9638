import { noEvent } from "@/lib/audit/no-event";
import { refuseChanged } from "@/lib/kernel/fingerprint";
import { account } from "@/lib/usecase/access/account";
import { defineCommand } from "@/lib/usecase/command";
import { chooseSignInMethod } from "./choose-sign-in-method";
import { changeSignInMethodInput } from "./input";
import { readFactors } from "./read-factors";

/** What a sign-in asks for after the password (product.md 3.3). */
export const changeSignInMethod = defineCommand({
  name: "change_sign_in_method",
  access: account,
  locks: "team",
  proof: "fresh",
  input: changeSignInMethodInput,
  async run({ tx, ctx, actor, input: { method, seen } }) {
    const before = await readFactors(tx, actor.userId);
    if (method === before.method) return { value: null, event: noEvent("the method given is the one that they have") };
    refuseChanged(seen, { method: before.method });
    const { events, messages } = await chooseSignInMethod(tx, ctx, actor.userId, method, before);
    return { value: null, event: events, messages };
  },
});
