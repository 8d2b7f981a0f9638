import { Refusal } from "@/lib/kernel/refusal";
import { visitor } from "@/lib/usecase/access/visitor";
import { defineQuery } from "@/lib/usecase/query";
import { findEmailChange, undoes } from "./email-change-links";
import { linkInput } from "./input";

/** Which address a link to the old mailbox would bring back, while it works. */
export const getEmailUndo = defineQuery({
  name: "get_email_undo",
  access: visitor,
  input: linkInput,
  async run({ tx, input }) {
    const found = await findEmailChange(tx, undoes(input.token));
    if (!found?.change.oldEmail) throw new Refusal("expired");
    return { name: found.person.name, oldEmail: found.change.oldEmail };
  },
});
