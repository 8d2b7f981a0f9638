import { Refusal } from "@/lib/kernel/refusal";
import { visitor } from "@/lib/usecase/access/visitor";
import { defineQuery } from "@/lib/usecase/query";
import { cancels } from "./cancel-link";
import { findReset } from "./find-reset";
import { cancelLinkInput } from "./input";

/** What a mailed link would stop, while it works. Looking stops nothing (product.md 3.6). */
export const getResetToCancel = defineQuery({
  name: "get_reset_to_cancel",
  access: visitor,
  input: cancelLinkInput,
  async run({ tx, input }) {
    const found = await findReset(tx, cancels(input.token));
    if (!found) throw new Refusal("expired");
    return { name: found.person.name, dueAt: found.reset.dueAt?.toISOString() ?? null };
  },
});
