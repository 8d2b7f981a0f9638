import { refuseChanged } from "@/lib/kernel/fingerprint";
import { findRole } from "@/lib/roles/find-role";
import { inTeam } from "@/lib/usecase/access/member";
import { defineCommand } from "@/lib/usecase/command";
import { applyRoleChange } from "./apply-role-change";
import { changeRoleInput } from "./input";
import { lockMember } from "./lock-member";

/** In place and immediate: the member's next request obeys (product.md 4.8). */
export const changeRole = defineCommand({
  name: "change_role",
  access: inTeam("team:manage"),
  locks: "team",
  input: changeRoleInput,
  async run({ tx, ctx, organisation, actor, input }) {
    const target = await lockMember(tx, organisation.id, input.memberId);
    refuseChanged(input.seen, { role: target.role.id });
    const role = await findRole(tx, organisation.id, input.role);
    const applied = await applyRoleChange({ tx, ctx, organisation, actor, target, role });
    return { value: { name: target.name, role: role.label }, ...applied };
  },
});
