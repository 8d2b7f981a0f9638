import { and, eq, isNull } from "drizzle-orm";
import { roles } from "@/db/schema/roles";
import { auditEvent } from "@/lib/audit/events";
import { Refusal } from "@/lib/kernel/refusal";
import { inLog } from "@/lib/permissions/role-in-log";
import { inTeam } from "@/lib/usecase/access/member";
import { defineCommand } from "@/lib/usecase/command";
import { createRoleInput } from "./input";
import { refuseTakenLabel } from "./refuse-taken-label";

/** As many as an organisation may have of its own: the matrix stays something that a person can read. */
export const ownRolesAtMost = 20;

/** A role of the organisation's own: a name and a set of permissions (product.md 4.13). */
export const createRole = defineCommand({
  name: "create_role",
  access: inTeam("role:manage"),
  locks: "team",
  proof: "fresh",
  input: createRoleInput,
  async run({ tx, ctx, organisation, input: { label, sentence, permissions } }) {
    const present = await tx.$count(roles, and(eq(roles.organisationId, organisation.id), isNull(roles.deletedAt)));
    if (present >= ownRolesAtMost) {
      throw new Refusal("conflict", { reason: "too_many_roles", facts: { most: ownRolesAtMost } });
    }
    await refuseTakenLabel(tx, organisation.id, label, null);
    const id = ctx.ids.create("rol");
    await tx.insert(roles).values({ id, organisationId: organisation.id, label, sentence, permissions });
    const details = { role: inLog({ id, key: null, label }), sentence, permissions };
    return { value: { label }, event: auditEvent("role.created", id, details) };
  },
});
