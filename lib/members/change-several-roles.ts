import { defineForEach } from "@/lib/usecase/for-each";
import { changeRole } from "./change-role";
import { changeSeveralRolesInput, seenOf } from "./input";

/** One role for all; whose role somebody has changed since the page was read is told so, and left. */
export const changeSeveralRoles = defineForEach({
  name: "change_several_roles",
  command: changeRole,
  input: changeSeveralRolesInput,
  idsOf: ({ people }) => people.map(({ id }) => id),
  inputOf: ({ id: memberId, input }) => ({ memberId, role: input.role, seen: seenOf(input.people, memberId) }),
});
