import { lockUser } from "@/lib/admin/lock-user";
import { accountEvent } from "@/lib/audit/account-events";
import { auditEvent } from "@/lib/audit/events";
import { placed } from "@/lib/audit/placed-event";
import { Refusal } from "@/lib/kernel/refusal";
import { readFactors } from "@/lib/two-factor/read-factors";
import { stateOf } from "@/lib/two-factor/rules";
import { platform } from "@/lib/usecase/access/platform";
import { defineCommand } from "@/lib/usecase/command";
import { openTwoFactorResetInput } from "./input";
import { storeReset } from "./new-reset";
import { whoMayAsk } from "./who-may-ask";

/** The request of somebody for whom no owner can ask. Opens it and no more: it is verified like any other. */
export const openTwoFactorReset = defineCommand({
  name: "open_two_factor_reset",
  access: platform,
  locks: async (_tx, { personId }) => ({ teamsOf: personId }),
  proof: "fresh",
  input: openTwoFactorResetInput,
  async run({ tx, ctx, actor, input }) {
    const person = await lockUser(tx, input.personId);
    const userId = person.id;
    if (userId === actor.userId) throw new Refusal("conflict", { reason: "yourself" });
    const may = await whoMayAsk(tx, userId);
    if (!may) throw new Refusal("not_found");
    if (may.by === "owner") {
      throw new Refusal("conflict", { reason: "owner_asks", facts: { organisation: may.organisationName } });
    }
    if (stateOf(await readFactors(tx, userId)) === "none")
      throw new Refusal("conflict", { reason: "nothing_to_reset" });
    const { organisationId, memberId } = may;
    const asked = { organisationId, userId, requestedBy: actor.userId, reason: input.reason };
    const resetId = await storeReset(tx, ctx, asked);
    const event = auditEvent("two_factor.reset_requested", memberId, { userId, resetId }, person);
    return {
      value: { resetId },
      event: [placed(event, organisationId), accountEvent("two_factor.reset_asked", userId)],
    };
  },
});
