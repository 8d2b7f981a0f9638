import { Refusal } from "@/lib/kernel/refusal";
import { platform } from "@/lib/usecase/access/platform";
import { defineCommand } from "@/lib/usecase/command";
import { carryOutReset } from "./carry-out-reset";
import { lockReset, personOfReset } from "./find-reset";
import { resetInput } from "./input";

/** A second platform admin agrees, and the reset happens at once. Never the one who verified, never the person (MF-18). */
export const confirmTwoFactorReset = defineCommand({
  name: "confirm_two_factor_reset",
  access: platform,
  locks: personOfReset,
  proof: "fresh",
  input: resetInput,
  async run({ tx, ctx, actor, input }) {
    const held = await lockReset(tx, input.resetId);
    if (held.person.id === actor.userId) throw new Refusal("conflict", { reason: "yourself" });
    if (held.reset.verifiedBy === actor.userId) throw new Refusal("conflict", { reason: "same_admin" });
    const done = await carryOutReset(tx, ctx, held, { because: "confirmed", by: actor.userId });
    if (!done) throw new Refusal("conflict", { reason: "not_waiting" });
    return { value: { name: held.person.name }, ...done };
  },
});
