import { Refusal } from "@/lib/kernel/refusal";
import { findLink } from "@/lib/two-factor/codes";
import { visitor } from "@/lib/usecase/access/visitor";
import { defineQuery } from "@/lib/usecase/query";
import { linkInput } from "./input";

/** Whether the link works. */
export const getRevalidation = defineQuery({
  name: "get_revalidation",
  access: visitor,
  input: linkInput,
  async run({ tx, input }) {
    const link = await findLink(tx, "revalidation", input.token);
    if (!link) throw new Refusal("expired");
    return { email: link.email };
  },
});
