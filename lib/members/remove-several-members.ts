import { Refusal } from "@/lib/kernel/refusal";
import { defineForEach } from "@/lib/usecase/for-each";
import { getSeveralMembers } from "./get-several-members";
import { removeSeveralMembersInput } from "./input";
import { removeMember } from "./remove-member";

/** What is typed is how many they are; for one alone it would be the name. */
export const removeSeveralMembers = defineForEach({
  name: "remove_several_members",
  command: removeMember,
  input: removeSeveralMembersInput,
  idsOf: ({ people }) => people.map(({ id }) => id),
  async inputOf({ ctx, claim, id: memberId }) {
    const [found] = (await getSeveralMembers(ctx, claim, { people: [memberId] })).people;
    if (!found) throw new Refusal("not_found");
    return { memberId, confirmation: found.name };
  },
});
