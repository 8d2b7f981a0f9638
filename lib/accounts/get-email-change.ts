import { Refusal } from "@/lib/kernel/refusal";
import { visitor } from "@/lib/usecase/access/visitor";
import { defineQuery } from "@/lib/usecase/query";
import { confirms, findEmailChange } from "./email-change-links";
import { linkInput } from "./input";

/** What a link to a new address would change, while it works. */
export const getEmailChange = defineQuery({
  name: "get_email_change",
  access: visitor,
  input: linkInput,
  async run({ tx, input }) {
    const found = await findEmailChange(tx, confirms(input.token));
    if (!found) throw new Refusal("expired");
    return { name: found.person.name, email: found.change.email };
  },
});
