import { inTeam } from "@/lib/usecase/access/member";
import { defineCommand } from "@/lib/usecase/command";
import { applyRemoval } from "./apply-removal";
import { removeMemberInput } from "./input";
import { lockMember } from "./lock-member";

/** Ends a membership and what hangs on it. The account stays, and so do other organisations (product.md 4.9). */
export const removeMember = defineCommand({
  name: "remove_member",
  access: inTeam("team:manage"),
  locks: "team",
  input: removeMemberInput,
  async run({ tx, organisation, actor, input: { memberId, confirmation } }) {
    const target = await lockMember(tx, organisation.id, memberId);
    const applied = await applyRemoval({ tx, organisation, actor, target, confirmation });
    return { value: { name: target.name }, ...applied };
  },
});
