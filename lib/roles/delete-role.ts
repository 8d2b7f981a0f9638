import { and, eq, sql } from "drizzle-orm";
import { roles } from "@/db/schema/roles";
import { auditEvent } from "@/lib/audit/events";
import { Refusal } from "@/lib/kernel/refusal";
import { inLog } from "@/lib/permissions/role-in-log";
import { inTeam } from "@/lib/usecase/access/member";
import { defineCommand } from "@/lib/usecase/command";
import { countHolders } from "./count-holders";
import { findOwnRole } from "./find-role";
import { roleInput } from "./input";

/** Refused while anybody has it or is promised it: nobody loses their rights by the way. */
export const deleteRole = defineCommand({
  name: "delete_role",
  access: inTeam("role:manage"),
  locks: "team",
  proof: "fresh",
  input: roleInput,
  async run({ tx, organisation, input: { roleId } }) {
    const role = await findOwnRole(tx, organisation.id, roleId);
    if (!role) throw new Refusal("not_found");
    if (organisation.defaultRole === roleId) throw new Refusal("conflict", { reason: "default_role" });
    const { members, invitations } = await countHolders(tx, organisation.id, roleId);
    if (members + invitations > 0) {
      throw new Refusal("conflict", { reason: "role_in_use", facts: { members, invitations } });
    }
    await tx
      .update(roles)
      .set({ deletedAt: sql`now()` })
      .where(and(eq(roles.organisationId, organisation.id), eq(roles.id, roleId)));
    const details = { role: inLog(role), permissions: Array.from(role.permissions) };
    return { value: { label: role.label }, event: auditEvent("role.deleted", roleId, details) };
  },
});
