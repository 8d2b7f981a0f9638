import { and, eq, inArray } from "drizzle-orm";
import { twoFactorResets } from "@/db/schema/platform";
import { stepsAfterSignIn } from "@/lib/access/gate";
import { Refusal } from "@/lib/kernel/refusal";
import { account } from "@/lib/usecase/access/account";
import { defineCommand } from "@/lib/usecase/command";
import { nothing } from "@/lib/usecase/input";
import { cancelReset } from "./cancel-reset";
import { findReset } from "./find-reset";
import { openStates } from "./new-reset";

/** Stops the reset of one's own two-factor authentication: whoever still gets in does not need it, or never asked. */
export const cancelMyReset = defineCommand({
  name: "cancel_my_reset",
  access: account,
  locks: "team",
  waives: stepsAfterSignIn,
  input: nothing,
  async run({ tx, ctx, actor }) {
    const { userId, name, email } = actor;
    const mine = and(eq(twoFactorResets.userId, userId), inArray(twoFactorResets.state, [...openStates]));
    const held = await findReset(tx, mine, true);
    const by = { kind: "user", id: userId, person: { id: userId, name, email } } as const;
    const ended = held && (await cancelReset(tx, ctx, held, { because: "person", by }));
    if (!ended) throw new Refusal("not_found");
    return { value: null, ...ended };
  },
});
