import { requireProofForRoles } from "@/lib/access/require-proof";
import { auditEvent } from "@/lib/audit/events";
import { invalid } from "@/lib/kernel/refusal";
import { message } from "@/lib/messages/messages";
import { defineCommand } from "@/lib/usecase/command";
import { endMembership } from "./end-membership";
import { countOwners, holdMember } from "./hold-member";
import { refuseRemoval } from "./rules";
import { removeMemberInput } from "./schema";

/** Ends a membership and what hangs on it. The account stays, and so do other organisations (product.md 4.9). */
export const removeMember = defineCommand({
  name: "remove_member",
  access: { role: "team:manage" },
  changesTeam: true,
  input: removeMemberInput,
  async run({ tx, organisation, actor, input }) {
    const target = await holdMember(tx, organisation.id, input.memberId);
    refuseRemoval(actor, target, await countOwners(tx, organisation.id));
    if (input.confirmation !== target.name) throw invalid({ confirmation: `Type ${target.name} exactly` });
    requireProofForRoles(actor, target.roleKey);
    const ended = await endMembership(tx, organisation.id, target, "inviter_removed");
    const { memberId, userId, name, email, roleKey } = target;
    const details = { role: roleKey, userId, ...ended.counts };
    return {
      value: { name },
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
  },
});
