import { teamMember } from "@/lib/usecase/access/member";
import { nothing } from "@/lib/usecase/input";
import { defineQuery } from "@/lib/usecase/query";
import { readWhomToAsk } from "./read-whom-to-ask";

/** Whom a member asks for a permission that their role does not hold: those who may change roles, owners first. */
export const listWhomToAsk = defineQuery({
  name: "list_whom_to_ask",
  access: teamMember,
  input: nothing,
  async run({ tx, organisation }) {
    const people = await readWhomToAsk(tx, organisation.id);
    return people.map(({ name, email, role }) => ({ name, email, role }));
  },
});
