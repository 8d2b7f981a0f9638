import { Refusal } from "@/lib/kernel/refusal";
import { lockTeamsOf } from "@/lib/usecase/access/lock";
import { visitor } from "@/lib/usecase/access/visitor";
import { defineCommand } from "@/lib/usecase/command";
import { cancels } from "./cancel-link";
import { cancelReset } from "./cancel-reset";
import { findReset } from "./find-reset";
import { cancelLinkInput } from "./input";

/** The button behind the mailed link. Whoever reads the person's mail may stop a reset: that way round is always safe. */
export const cancelTwoFactorReset = defineCommand({
  name: "cancel_two_factor_reset",
  access: visitor,
  input: cancelLinkInput,
  async run({ tx, ctx, input }) {
    const found = await findReset(tx, cancels(input.token));
    if (!found) throw new Refusal("expired");
    // As everybody does who settles a request: the organisations first, then the row.
    await lockTeamsOf(tx, found.person.id);
    const held = await findReset(tx, cancels(input.token), true);
    const by = { kind: "user", id: found.person.id, person: found.person } as const;
    const ended = held && (await cancelReset(tx, ctx, held, { because: "person", by }));
    if (!ended) throw new Refusal("expired");
    return { value: null, ...ended };
  },
});
