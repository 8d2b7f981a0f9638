import { sql } from "drizzle-orm";
import { auditEvent } from "@/lib/audit/events";
import { Refusal } from "@/lib/kernel/refusal";
import { lockMember } from "@/lib/members/lock-member";
import { inTeam } from "@/lib/usecase/access/member";
import { defineCommand } from "@/lib/usecase/command";
import { askTwoFactorResetInput } from "./input";
import { twoFactorResetAskedMail } from "./mails";
import { storeReset } from "./new-reset";

/** An owner asks for a member who has lost their factors; a platform admin makes sure who it is (product.md 4.16, MF-18). */
export const askTwoFactorReset = defineCommand({
  name: "ask_two_factor_reset",
  access: inTeam("two_factor:reset"),
  // The member must not leave while the request is written.
  locks: "team",
  proof: "fresh",
  input: askTwoFactorResetInput,
  async run({ tx, ctx, organisation, actor, input }) {
    const { memberId, userId, name, email } = await lockMember(tx, organisation.id, input.memberId);
    if (userId === actor.userId) throw new Refusal("conflict", { reason: "yourself" });
    const [found] = await tx.execute<{ asks: boolean }>(sql`select asks_second_step(${userId}) as asks`);
    if (!found?.asks) throw new Refusal("conflict", { reason: "nothing_to_reset" });
    const asked = { organisationId: organisation.id, userId, requestedBy: actor.userId, reason: input.reason };
    const resetId = await storeReset(tx, ctx, asked);
    return {
      value: { name },
      event: auditEvent("two_factor.reset_requested", memberId, { userId, resetId }, { id: userId, name, email }),
      messages: [twoFactorResetAskedMail({ resetId })],
    };
  },
});
