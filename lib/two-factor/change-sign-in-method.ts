import { securityNoticeMail } from "@/lib/accounts/mails";
import { accountEvent } from "@/lib/audit/account-events";
import { noEvent } from "@/lib/audit/no-event";
import { refuseChanged } from "@/lib/kernel/fingerprint";
import { account } from "@/lib/usecase/access/account";
import { defineCommand } from "@/lib/usecase/command";
import { organisationsRequiring, setSignInMethod, settleFactors } from "./change-factors";
import { changeSignInMethodInput } from "./input";
import { readFactors } from "./read-factors";
import { keepWhatIsRequired, mayUseMethod } from "./rules";

/** What a sign-in asks for after the password (product.md 3.3). */
export const changeSignInMethod = defineCommand({
  name: "change_sign_in_method",
  access: account,
  locks: "team",
  proof: "fresh",
  input: changeSignInMethodInput,
  async run({ tx, ctx, actor, input }) {
    const { userId } = actor;
    const before = await readFactors(tx, userId);
    const { method, seen } = input;
    if (method === before.method) return { value: null, event: noEvent("the method given is the one that they have") };
    refuseChanged(seen, { method: before.method });
    mayUseMethod(method, before);
    keepWhatIsRequired(await organisationsRequiring(tx, userId), { ...before, method });
    await setSignInMethod(tx, userId, method);
    const inTeams = await settleFactors(tx, userId, before);
    const eventId = ctx.ids.create("evt");
    return {
      value: null,
      event: [
        ...inTeams,
        accountEvent("sign_in_method.changed", userId, { before: before.method, after: method }, eventId),
      ],
      messages: [securityNoticeMail({ eventId })],
    };
  },
});
