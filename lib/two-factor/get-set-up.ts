import { stepsAfterSignIn } from "@/lib/access/gate";
import { account } from "@/lib/usecase/access/account";
import { nothing } from "@/lib/usecase/input";
import { defineQuery } from "@/lib/usecase/query";
import { readFactors } from "./read-factors";

/** What the set-up pages offer: open to people whom an organisation holds back until they are done. */
export const getSetUp = defineQuery({
  name: "get_set_up",
  access: account,
  waives: stepsAfterSignIn,
  input: nothing,
  async run({ tx, ctx, actor }) {
    const { hasApp, keys } = await readFactors(tx, actor.userId);
    return { hasApp, keys, textsAreOn: ctx.settings.sms.isOn };
  },
});
