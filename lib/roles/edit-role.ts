import { and, eq } from "drizzle-orm";
import { roles } from "@/db/schema/roles";
import { auditEvent } from "@/lib/audit/events";
import { noEvent } from "@/lib/audit/no-event";
import { refuseChanged } from "@/lib/kernel/fingerprint";
import { Refusal } from "@/lib/kernel/refusal";
import { mayBeDefault } from "@/lib/permissions/role-groups";
import { inTeam } from "@/lib/usecase/access/member";
import { defineCommand } from "@/lib/usecase/command";
import { contentOf } from "./content-of";
import { countHolders } from "./count-holders";
import { findOwnRole } from "./find-role";
import { editRoleInput } from "./input";
import { refuseTakenLabel } from "./refuse-taken-label";

/** Changes what a role is called and holds, for everybody who has it, straight away. */
export const editRole = defineCommand({
  name: "edit_role",
  access: inTeam("role:manage"),
  locks: "team",
  proof: "fresh",
  input: editRoleInput,
  async run({ tx, organisation, input: { roleId, seen, ...after } }) {
    const role = await findOwnRole(tx, organisation.id, roleId);
    if (!role) throw new Refusal("not_found");
    const before = contentOf(role);
    if (JSON.stringify(before) === JSON.stringify(after)) {
      return { value: { label: after.label }, event: noEvent("everything stays as it was") };
    }
    refuseChanged(seen, before);
    const runsTeam = !mayBeDefault({ key: null, permissions: new Set(after.permissions) });
    if (organisation.defaultRole === roleId && runsTeam) throw new Refusal("conflict", { reason: "default_role" });
    await refuseTakenLabel(tx, organisation.id, after.label, roleId);
    await tx
      .update(roles)
      .set(after)
      .where(and(eq(roles.organisationId, organisation.id), eq(roles.id, roleId)));
    const { members } = await countHolders(tx, organisation.id, roleId);
    return { value: { label: after.label }, event: auditEvent("role.edited", roleId, { before, after, members }) };
  },
});
