import { addKey } from "@/lib/two-factor/add-key";
import { askForApp } from "@/lib/two-factor/ask-for-app";
import { askMobileCode } from "@/lib/two-factor/ask-mobile-code";
import { askNewKey } from "@/lib/two-factor/ask-new-key";
import { changeSignInMethod } from "@/lib/two-factor/change-sign-in-method";
import { confirmMobile } from "@/lib/two-factor/confirm-mobile";
import { getWaitingApp } from "@/lib/two-factor/get-waiting-app";
import { makeRecoveryCodes } from "@/lib/two-factor/make-recovery-codes";
import { removeApp } from "@/lib/two-factor/remove-app";
import { removeKey } from "@/lib/two-factor/remove-key";
import { removeMobile } from "@/lib/two-factor/remove-mobile";
import { renameKey } from "@/lib/two-factor/rename-key";
import { turnOnApp } from "@/lib/two-factor/turn-on-app";
import { act } from "../act";
import { makeAuthenticator } from "../authenticator";
import { codeNow, plantKey, readSpelling } from "../factors";
import { provenActor } from "../keys";
import { plantCode } from "../plant-code";
import { actorWithApp, giveApp } from "../platform-admin";
import type { Stage } from "../stage";

/** Somebody of the team, signed in, without any factor. */
const bare = async (stage: Stage) => stage.user(await stage.join("member"));

async function withApp(stage: Stage) {
  const who = await stage.join("member");
  await giveApp(stage.sql, who);
  return { claim: await actorWithApp(stage.sql, who), input: {} };
}

async function withKey(stage: Stage) {
  const who = await stage.join("member");
  return { keyId: await plantKey(stage.sql, who.userId, null), claim: await provenActor(stage.sql, who) };
}

export const twoFactorActs = [
  act(askForApp, async (stage) => ({ claim: await bare(stage), input: {} })),
  act(turnOnApp, async (stage) => {
    const claim = await bare(stage);
    await askForApp(stage.ctx, claim, {});
    const { typed } = await getWaitingApp(stage.ctx, claim, {});
    return { claim, input: { code: codeNow(stage.ctx, readSpelling(typed)) } };
  }),
  act(removeApp, withApp),
  act(makeRecoveryCodes, withApp),
  act(askNewKey, async (stage) => ({ claim: await bare(stage), input: {} })),
  act(addKey, async (stage) => {
    const claim = await bare(stage);
    const response = makeAuthenticator().create(await askNewKey(stage.ctx, claim, {}));
    return { claim, input: { name: "Blue key", response }, apart: ["webauthn_challenges"] };
  }),
  act(renameKey, async (stage) => {
    const { claim, keyId } = await withKey(stage);
    return { claim, input: { keyId, name: "Red key" } };
  }),
  act(removeKey, async (stage) => {
    const { claim, keyId } = await withKey(stage);
    return { claim, input: { keyId } };
  }),
  act(askMobileCode, async (stage) => ({ claim: await bare(stage), input: { mobile: stage.mobile() } })),
  act(confirmMobile, async (stage) => {
    const claim = await bare(stage);
    const { userId, sessionId } = claim;
    const given = { userId, purpose: "mobile", boundTo: sessionId, mobile: stage.mobile() } as const;
    const { code } = await plantCode(stage.ctx, stage.sql, given);
    return { claim, input: { code }, apart: ["factor_attempts", "one_time_codes"] };
  }),
  act(removeMobile, async (stage) => {
    const claim = await bare(stage);
    await stage.sql`update users set mobile = ${stage.mobile()}, mobile_proven_at = now() where id = ${claim.userId}`;
    return { claim, input: {} };
  }),
  act(changeSignInMethod, async (stage) => ({ claim: await bare(stage), input: { method: "email_auth" as const } })),
];
