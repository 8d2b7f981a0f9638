import { requireProofForRoles } from "@/lib/access/require-proof";
import { auditEvent } from "@/lib/audit/events";
import { invalid } from "@/lib/kernel/refusal";
import { message } from "@/lib/messages/messages";
import { inLog } from "@/lib/permissions/role-in-log";
import type { MemberScene } from "@/lib/usecase/access/member-scene";
import { endMembership } from "./end-membership";
import { countOwners, type lockMember } from "./lock-member";
import { refuseRemoval } from "./rules";

interface Removal extends MemberScene {
  readonly target: Awaited<ReturnType<typeof lockMember>>;
  /** The member's name, as it was typed. */
  readonly confirmation: string;
  /** The access review in which it was decided. */
  readonly reviewId?: string;
}

/** Removes a member by every rule that there is, wherever it was asked for. Under the organisation's lock. */
export async function applyRemoval({ tx, organisation, actor, target, confirmation, reviewId }: Removal) {
  refuseRemoval(actor, target, await countOwners(tx, organisation.id));
  if (confirmation !== target.name) throw invalid({ confirmation: `Type ${target.name} exactly` });
  requireProofForRoles(actor, target.role);
  const ended = await endMembership(tx, organisation.id, target, "inviter_removed");
  const { memberId, userId, name, email, role } = target;
  const details = {
    role: inLog(role),
    userId,
    ...ended.counts,
    ...(reviewId ? { reviewId } : {}),
  };
  return {
    event: [auditEvent("member.removed", memberId, details, { id: userId, name, email }), ...ended.events],
    messages: [
      message("member_removed", {
        organisationId: organisation.id,
        userId,
        removedBy: actor.userId,
        removal: memberId,
      }),
    ],
  };
}
