import { defineForEach } from "@/lib/usecase/for-each";
import { removeSeveralInput } from "./input";
import { removeProjectMember } from "./remove-project-member";

export const removeSeveralProjectMembers = defineForEach({
  name: "remove_several_project_members",
  command: removeProjectMember,
  input: removeSeveralInput,
  idsOf: ({ people }) => people,
  inputOf: ({ id: personId }) => ({ personId }),
});
