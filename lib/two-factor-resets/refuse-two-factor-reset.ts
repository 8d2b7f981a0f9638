import { Refusal } from "@/lib/kernel/refusal";
import { platform } from "@/lib/usecase/access/platform";
import { defineCommand } from "@/lib/usecase/command";
import { cancelReset } from "./cancel-reset";
import { lockReset, personOfReset } from "./find-reset";
import { resetInput } from "./input";

/** A platform admin could not make sure who it is, or thinks better of it. */
export const refuseTwoFactorReset = defineCommand({
  name: "refuse_two_factor_reset",
  access: platform,
  locks: personOfReset,
  input: resetInput,
  async run({ tx, ctx, input }) {
    const held = await lockReset(tx, input.resetId);
    const ended = await cancelReset(tx, ctx, held, { because: "refused" });
    if (!ended) throw new Refusal("conflict", { reason: "not_waiting" });
    return { value: { name: held.person.name }, ...ended };
  },
});
