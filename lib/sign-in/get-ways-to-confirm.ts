import { stepsAfterSignIn } from "@/lib/access/gate";
import { maskMobileNumber } from "@/lib/kernel/mobile-number";
import { readFactors, waysToConfirm } from "@/lib/two-factor/read-factors";
import { account } from "@/lib/usecase/access/account";
import { nothing } from "@/lib/usecase/input";
import { defineQuery } from "@/lib/usecase/query";

/** By what the signed-in person can prove themselves again, and what their session has shown so far. */
export const getWaysToConfirm = defineQuery({
  name: "get_ways_to_confirm",
  access: account,
  waives: stepsAfterSignIn,
  input: nothing,
  async run({ tx, actor }) {
    const factors = await readFactors(tx, actor.userId);
    return {
      ways: waysToConfirm(factors),
      mobile: factors.mobile && maskMobileNumber(factors.mobile),
      email: actor.email,
      proof: actor.proof,
    };
  },
});
