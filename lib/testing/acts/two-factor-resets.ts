import { askTwoFactorReset } from "@/lib/two-factor-resets/ask-two-factor-reset";
import { cancelMyReset } from "@/lib/two-factor-resets/cancel-my-reset";
import { cancelTwoFactorReset } from "@/lib/two-factor-resets/cancel-two-factor-reset";
import { confirmTwoFactorReset } from "@/lib/two-factor-resets/confirm-two-factor-reset";
import { getTwoFactorReset } from "@/lib/two-factor-resets/get-two-factor-reset";
import { listTwoFactorResets } from "@/lib/two-factor-resets/list-two-factor-resets";
import { openTwoFactorReset } from "@/lib/two-factor-resets/open-two-factor-reset";
import { refuseTwoFactorReset } from "@/lib/two-factor-resets/refuse-two-factor-reset";
import { verifyTwoFactorReset } from "@/lib/two-factor-resets/verify-two-factor-reset";
import { act, look } from "../act";
import { actorWithApp, giveApp } from "../platform-admin";
import type { Stage } from "../stage";
import { tokenOf, visitor } from "../test-context";

const reason = "Her phone fell into the harbour";
const verification = "A video call, with her passport";

async function whoLostTheirApp(stage: Stage) {
  const who = await stage.join("member");
  await giveApp(stage.sql, who);
  return who;
}

/** The owner has asked for a member. */
async function asked(stage: Stage) {
  const who = await whoLostTheirApp(stage);
  await askTwoFactorReset(stage.ctx, await stage.asOwner(), { memberId: who.memberId, reason });
  const [reset] = await stage.sql<{ id: string }[]>`select id from two_factor_resets where user_id = ${who.userId}`;
  return { who, resetId: reset?.id ?? "" };
}

async function byAdmin(stage: Stage) {
  const { resetId } = await asked(stage);
  return { claim: (await stage.admin()).actor, input: { resetId } };
}

export const resetActs = [
  act(askTwoFactorReset, async (stage) => ({
    claim: await stage.asOwner(),
    input: { memberId: (await whoLostTheirApp(stage)).memberId, reason },
  })),
  // For somebody in no team, for whom no owner can ask.
  act(openTwoFactorReset, async (stage) => {
    const who = await stage.person();
    await giveApp(stage.sql, who);
    return { claim: (await stage.admin()).actor, input: { personId: who.userId, reason } };
  }),
  look(listTwoFactorResets, async (stage) => ({ claim: (await stage.admin()).actor, input: {} })),
  look(getTwoFactorReset, byAdmin),
  act(verifyTwoFactorReset, async (stage) => {
    const { claim, input } = await byAdmin(stage);
    return { claim, input: { ...input, verification } };
  }),
  act(confirmTwoFactorReset, async (stage) => {
    const { claim, input } = await byAdmin(stage);
    await verifyTwoFactorReset(stage.ctx, (await stage.admin()).actor, { ...input, verification });
    return { claim, input };
  }),
  act(refuseTwoFactorReset, byAdmin),
  act(cancelTwoFactorReset, async (stage) => {
    const { resetId } = await asked(stage);
    return { claim: visitor(), input: { token: await tokenOf(stage.sql, stage.ctx, "two_factor_resets", resetId) } };
  }),
  act(cancelMyReset, async (stage) => {
    const { who } = await asked(stage);
    return { claim: await actorWithApp(stage.sql, who), input: {} };
  }),
];
