import { refuseChanged } from "@/lib/kernel/fingerprint";
import { applyRemoval } from "@/lib/members/apply-removal";
import { lockMember } from "@/lib/members/lock-member";
import { inTeam } from "@/lib/usecase/access/member";
import { defineCommand } from "@/lib/usecase/command";
import { removeInput } from "./input";
import { lockReview, recordDecision } from "./lock-review";

/** Removes a member by the rules of `remove_member`: the name typed, never the last owner. */
export const removeInReview = defineCommand({
  name: "remove_in_review",
  access: inTeam("team_report:receive"),
  locks: "team",
  input: removeInput,
  async run({ tx, ctx, organisation, actor, input: { reviewId, memberId, confirmation, seen } }) {
    await lockReview(tx, organisation.id, reviewId);
    const target = await lockMember(tx, organisation.id, memberId);
    refuseChanged(seen, { role: target.role.id });
    const applied = await applyRemoval({ tx, organisation, actor, target, confirmation, reviewId });
    const by = { organisationId: organisation.id, reviewId, memberId, decidedBy: actor.userId };
    await recordDecision(tx, ctx, { ...by, decision: "removed" });
    return { value: { name: target.name }, ...applied };
  },
});
