import { and, eq } from "drizzle-orm";
import { roles } from "@/db/schema/roles";
import { auditEvent } from "@/lib/audit/events";
import { none } from "@/lib/audit/silence";
import { Refusal } from "@/lib/kernel/refusal";
import { defineCommand } from "@/lib/usecase/command";
import { countHolders } from "./count-holders";
import { findOwnRole } from "./find-role";
import { refuseTakenLabel } from "./refuse-taken-label";
import { editRoleInput, type RoleContent } from "./schema";

/** Changes what a role is called and holds, for everybody who has it: from their next click on. */
export const editRole = defineCommand({
  name: "edit_role",
  access: { role: "role:manage" },
  changesTeam: true,
  proof: "fresh",
  input: editRoleInput,
  async run({ tx, organisation, input: { roleId, content } }) {
    const role = await findOwnRole(tx, organisation.id, roleId);
    if (!role) throw new Refusal("not_found");
    const before = plain({ ...role, permissions: Array.from(role.permissions) });
    const after = plain(content);
    if (JSON.stringify(before) === JSON.stringify(after)) {
      return { value: { label: after.label }, event: none("everything stays as it was") };
    }
    await refuseTakenLabel(tx, organisation.id, after.label, roleId);
    await tx
      .update(roles)
      .set(after)
      .where(and(eq(roles.organisationId, organisation.id), eq(roles.id, roleId)));
    const { members } = await countHolders(tx, organisation.id, roleId);
    return { value: { label: after.label }, event: auditEvent("role.edited", roleId, { before, after, members }) };
  },
});

/** In one order, so that what is the same looks the same. */
function plain({ label, sentence, permissions }: RoleContent) {
  return { label, sentence, permissions: [...permissions] };
}
