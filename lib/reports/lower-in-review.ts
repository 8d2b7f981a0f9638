import { refuseChanged } from "@/lib/kernel/fingerprint";
import { Refusal } from "@/lib/kernel/refusal";
import { applyRoleChange } from "@/lib/members/apply-role-change";
import { lockMember } from "@/lib/members/lock-member";
import { isLower } from "@/lib/permissions/can";
import { findRole } from "@/lib/roles/find-role";
import { inTeam } from "@/lib/usecase/access/member";
import { defineCommand } from "@/lib/usecase/command";
import { lowerInput } from "./input";
import { lockReview, recordDecision } from "./lock-review";

/** Gives a member a role that holds nothing beyond their present one, by the rules of `change_role`. */
export const lowerInReview = defineCommand({
  name: "lower_in_review",
  access: inTeam("team_report:receive"),
  locks: "team",
  input: lowerInput,
  async run({ tx, ctx, organisation, actor, input }) {
    const { reviewId, memberId } = input;
    await lockReview(tx, organisation.id, reviewId);
    const target = await lockMember(tx, organisation.id, memberId);
    refuseChanged(input.seen, { role: target.role.id });
    const role = await findRole(tx, organisation.id, input.role);
    if (role.id !== target.role.id && !isLower(role, target.role)) {
      throw new Refusal("conflict", { reason: "not_lower" });
    }
    const applied = await applyRoleChange({ tx, ctx, organisation, actor, target, role, reviewId });
    const by = { organisationId: organisation.id, reviewId, memberId, decidedBy: actor.userId };
    await recordDecision(tx, ctx, { ...by, decision: "lowered" });
    return { value: { name: target.name, role: role.label }, ...applied };
  },
});
