import { and, eq } from "drizzle-orm";
import { members } from "@/db/schema/members";
import { requireProofForRoles } from "@/lib/access/require-proof";
import { auditEvent } from "@/lib/audit/events";
import { message } from "@/lib/messages/messages";
import type { RoleKey } from "@/lib/permissions/table";
import { builtInRoleId } from "@/lib/roles/built-in-role-id";
import type { Context } from "@/lib/usecase/context";
import type { MemberScene } from "@/lib/usecase/scene";
import { countOwners, type holdMember } from "./hold-member";
import { refuseRoleChange } from "./rules";

interface RoleChange extends MemberScene {
  readonly ctx: Context;
  readonly target: Awaited<ReturnType<typeof holdMember>>;
  readonly role: RoleKey;
  /** The access review in which it was decided. */
  readonly reviewId?: string;
}

const noEndDate = { endsAt: null, endAnnouncedAt: null };

/** Gives a member another role by every rule that there is, wherever it was asked for. Under the organisation's lock. */
export async function applyRoleChange({ tx, ctx, organisation, actor, target, role, reviewId }: RoleChange) {
  const { memberId, userId, name, email, roleKey } = target;
  refuseRoleChange(actor, target, role, await countOwners(tx, organisation.id));
  requireProofForRoles(actor, roleKey, role);
  await tx
    .update(members)
    // An owner's membership never ends by a date (product.md 4.9).
    .set({ roleId: builtInRoleId(role), ...(role === "owner" ? noEndDate : {}) })
    .where(and(eq(members.organisationId, organisation.id), eq(members.id, memberId)));
  const change = ctx.ids.create("evt");
  const details = { userId, before: roleKey, after: role, change, ...(reviewId ? { reviewId } : {}) };
  const isOwn = memberId === actor.memberId;
  return {
    event: auditEvent("member.role_changed", memberId, details, { id: userId, name, email }),
    messages: isOwn
      ? []
      : [message("role_changed", { organisationId: organisation.id, userId, changedBy: actor.userId, change })],
  };
}
