import { Refusal } from "@/lib/kernel/refusal";
import { defineForEach } from "@/lib/usecase/for-each";
import { editProjectMember } from "./edit-project-member";
import { getProjectMember } from "./get-project-member";
import { editSeveralInput } from "./input";

/** Some permissions given and some taken away; what is named in neither, and the folders, stay with each as they are. */
export const editSeveralProjectMembers = defineForEach({
  name: "edit_several_project_members",
  command: editProjectMember,
  input: editSeveralInput,
  idsOf: ({ people }) => people,
  async inputOf({ ctx, claim, input: { give, take }, id: personId }) {
    const { permissions, folders, seen } = await getProjectMember(ctx, claim, { personId });
    // Whoever took their own right away would be refused for all who follow.
    if (personId === claim.userId) throw new Refusal("conflict", { reason: "yourself" });
    const kept = permissions.filter((key) => !take.includes(key));
    return { personId, permissions: [...kept, ...give], folders, seen };
  },
});
