import { auditEvent } from "@/lib/audit/events";
import { refuseChanged } from "@/lib/kernel/fingerprint";
import { lockMember } from "@/lib/members/lock-member";
import { inLog } from "@/lib/permissions/role-in-log";
import { inTeam } from "@/lib/usecase/access/member";
import { defineCommand } from "@/lib/usecase/command";
import { reviewRowInput } from "./input";
import { lockReview, recordDecision } from "./lock-review";

/** Somebody looked, and this member stays as they are: that too is attested. */
export const keepInReview = defineCommand({
  name: "keep_in_review",
  access: inTeam("team_report:receive"),
  // In the order in which a change takes its locks, so that a decision and a change never wait for each other crosswise.
  locks: "team",
  input: reviewRowInput,
  async run({ tx, ctx, organisation, actor, input: { reviewId, memberId, seen } }) {
    await lockReview(tx, organisation.id, reviewId);
    const { userId, name, email, role } = await lockMember(tx, organisation.id, memberId);
    refuseChanged(seen, { role: role.id });
    const by = { organisationId: organisation.id, reviewId, memberId, decidedBy: actor.userId };
    await recordDecision(tx, ctx, { ...by, decision: "kept" });
    const details = { userId, role: inLog(role), reviewId };
    return { value: { name }, event: auditEvent("review.kept", memberId, details, { id: userId, name, email }) };
  },
});
