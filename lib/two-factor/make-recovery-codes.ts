import { stepsAfterSignIn } from "@/lib/access/gate";
import { securityNoticeMail } from "@/lib/accounts/mails";
import { accountEvent } from "@/lib/audit/account-events";
import { Refusal } from "@/lib/kernel/refusal";
import { account } from "@/lib/usecase/access/account";
import { defineCommand } from "@/lib/usecase/command";
import { nothing } from "@/lib/usecase/input";
import { readFactors } from "./read-factors";
import { newRecoveryCodes, storeRecoveryCodes } from "./recovery-codes";
import { stateOf } from "./rules";

/** Ten new recovery codes; the ones before are void. */
export const makeRecoveryCodes = defineCommand({
  name: "make_recovery_codes",
  access: account,
  waives: stepsAfterSignIn,
  proof: "fresh",
  input: nothing,
  prepare: () => newRecoveryCodes(),
  async run({ tx, ctx, actor, prepared }) {
    const { userId } = actor;
    if (stateOf(await readFactors(tx, userId)) === "none")
      throw new Refusal("conflict", { reason: "nothing_to_recover" });
    await storeRecoveryCodes(tx, userId, prepared);
    const eventId = ctx.ids.create("evt");
    return {
      value: { recoveryCodes: prepared.shown },
      event: accountEvent("recovery_codes.made", userId, {}, eventId),
      messages: [securityNoticeMail({ eventId })],
    };
  },
});
