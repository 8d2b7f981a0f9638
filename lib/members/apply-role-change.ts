import { and, eq } from "drizzle-orm";
import { members } from "@/db/schema/members";
import { requireProofForRoles } from "@/lib/access/require-proof";
import { auditEvent } from "@/lib/audit/events";
import type { Role } from "@/lib/permissions/role";
import { inLog } from "@/lib/permissions/role-in-log";
import type { MemberScene } from "@/lib/usecase/access/member-scene";
import type { Context } from "@/lib/usecase/context";
import { countOwners, type lockMember } from "./lock-member";
import { roleChangedMail } from "./mails";
import { refuseRoleChange } from "./rules";

interface RoleChange extends MemberScene {
  readonly ctx: Context;
  readonly target: Awaited<ReturnType<typeof lockMember>>;
  readonly role: Role;
  /** The access review in which it was decided. */
  readonly reviewId?: string;
}

/** What goes with a role: an owner's membership never ends by a date (product.md 4.9), and only owners get the report. */
const withOwner = { endsAt: null, endAnnouncedAt: null };
const withoutOwner = { receivesReport: false };

/** Gives a member another role by every rule that there is, wherever it was asked for. Under the organisation's lock. */
export async function applyRoleChange({ tx, ctx, organisation, actor, target, role, reviewId }: RoleChange) {
  const { memberId, userId, name, email } = target;
  refuseRoleChange(actor, target, role, await countOwners(tx, organisation.id));
  requireProofForRoles(actor, target.role, role);
  await tx
    .update(members)
    .set({ roleId: role.id, ...(role.key === "owner" ? withOwner : withoutOwner) })
    .where(and(eq(members.organisationId, organisation.id), eq(members.id, memberId)));
  const change = ctx.ids.create("evt");
  const details = { userId, before: inLog(target.role), after: inLog(role), change, ...(reviewId ? { reviewId } : {}) };
  const isOwn = memberId === actor.memberId;
  return {
    event: auditEvent("member.role_changed", memberId, details, { id: userId, name, email }),
    messages: isOwn
      ? []
      : [roleChangedMail({ organisationId: organisation.id, userId, changedBy: actor.userId, change })],
  };
}
