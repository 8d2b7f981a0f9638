import { and, eq } from "drizzle-orm";
import { members } from "@/db/schema/members";
import { requireProofForRoles } from "@/lib/access/require-proof";
import { auditEvent } from "@/lib/audit/events";
import { Refusal } from "@/lib/kernel/refusal";
import { message } from "@/lib/messages/messages";
import { builtInRoleId } from "@/lib/roles/built-in-role-id";
import { defineCommand } from "@/lib/usecase/command";
import { countOwners, holdMember } from "./hold-member";
import { refuseRoleChange } from "./rules";
import { changeRoleInput } from "./schema";

const noEndDate = { endsAt: null, endAnnouncedAt: null };

/** In place and immediate: the member's next request obeys (product.md 4.8). */
export const changeRole = defineCommand({
  name: "change_role",
  access: { role: "team:manage" },
  changesTeam: true,
  input: changeRoleInput,
  async run({ tx, ctx, organisation, actor, input }) {
    if (organisation.kind !== "team") throw new Refusal("not_found");
    const target = await holdMember(tx, organisation.id, input.memberId);
    refuseRoleChange(actor, target, input.role, await countOwners(tx, organisation.id));
    requireProofForRoles(actor, target.roleKey, input.role);
    await tx
      .update(members)
      // An owner's membership never ends by a date (product.md 4.9).
      .set({ roleId: builtInRoleId(input.role), ...(input.role === "owner" ? noEndDate : {}) })
      .where(and(eq(members.organisationId, organisation.id), eq(members.id, target.memberId)));
    const { memberId, userId, name, email, roleKey } = target;
    const change = ctx.ids.create("evt");
    const details = { userId, before: roleKey, after: input.role, change };
    const isOwn = memberId === actor.memberId;
    return {
      value: { name, role: input.role },
      event: auditEvent("member.role_changed", memberId, details, { id: userId, name, email }),
      messages: isOwn
        ? []
        : [message("role_changed", { organisationId: organisation.id, userId, changedBy: actor.userId, change })],
    };
  },
});
