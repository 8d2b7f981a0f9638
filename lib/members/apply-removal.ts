import { requireProofForRoles } from "@/lib/access/require-proof";
import { invalid } from "@/lib/kernel/refusal";
import { isSameName } from "@/lib/kernel/typed-name";
import type { MemberScene } from "@/lib/usecase/access/member-scene";
import { endMembership } from "./end-membership";
import { countOwners, type lockMember } from "./lock-member";
import { memberRemovedMail } from "./mails";
import { refuseRemoval } from "./rules";
import { tellOwners } from "./tell-owners";

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
  if (!isSameName(confirmation, target.name))
    throw invalid({ confirmation: "type_name" }, { facts: { name: target.name } });
  requireProofForRoles(actor, target.role);
  const { memberId, userId, name, email, role } = target;
  const person = { id: userId, name, email };
  const reviewed = reviewId ? { reviewId } : {};
  const membership = { organisationId: organisation.id, memberId, role, person, ...reviewed };
  const { events, orphaned } = await endMembership(tx, membership, "removed");
  return {
    event: events,
    messages: [
      memberRemovedMail({
        organisationId: organisation.id,
        userId,
        removedBy: actor.userId,
        removal: memberId,
      }),
      ...(await tellOwners(tx, organisation.id, memberId, orphaned)),
    ],
  };
}
