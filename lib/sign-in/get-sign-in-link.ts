import { linkInput } from "@/lib/accounts/input";
import { Refusal } from "@/lib/kernel/refusal";
import { findLink } from "@/lib/two-factor/codes";
import { visitor } from "@/lib/usecase/access/visitor";
import { defineQuery } from "@/lib/usecase/query";
import { findWaitingSignIn } from "./begin-second-step";

/** Whether the link works, and whether it does in this browser. */
export const getSignInLink = defineQuery({
  name: "get_sign_in_link",
  access: visitor,
  input: linkInput,
  async run({ tx, actor, input }) {
    const code = await findLink(tx, "sign_in_link", input.token);
    if (!code) throw new Refusal("expired");
    const here = await findWaitingSignIn(tx, actor.waitingToken);
    return { isHere: here?.waiting.id === code.boundTo };
  },
});
