import { askKey } from "@/lib/sign-in/ask-key";
import { askKeyToConfirm } from "@/lib/sign-in/ask-key-to-confirm";
import { askPasskey } from "@/lib/sign-in/ask-passkey";
import { confirmIdentity } from "@/lib/sign-in/confirm-identity";
import { confirmWithKey } from "@/lib/sign-in/confirm-with-key";
import { enterCode } from "@/lib/sign-in/enter-code";
import { followSignInLink } from "@/lib/sign-in/follow-sign-in-link";
import { sendConfirmCode } from "@/lib/sign-in/send-confirm-code";
import { sendNewCode } from "@/lib/sign-in/send-new-code";
import { signIn } from "@/lib/sign-in/sign-in";
import { signInWithPasskey } from "@/lib/sign-in/sign-in-with-passkey";
import { useKey as enterKey } from "@/lib/sign-in/use-key";
import { act } from "../act";
import { codeNow, plantApp, plantTexts } from "../factors";
import { atSecondStep, registerNew } from "../keys";
import { sentCode } from "../plant-code";
import type { Stage } from "../stage";
import { visitor } from "../test-context";
import { castPassword } from "../world";

/** Wrong passwords are counted before it is known whether this one is right. */
const password = ["password_attempts"];
const code = ["factor_attempts"];
/** A challenge is good for one answer, right or wrong. */
const challenge = ["webauthn_challenges"];

/** A browser that waits for what was mailed. */
async function mailed(stage: Stage) {
  const { userId, email } = await stage.person();
  await stage.sql`update users set sign_in_method = 'email_auth' where id = ${userId}`;
  return { userId, claim: await atSecondStep(stage.ctx, email) };
}

/** Somebody with a security key, signed in; `make` says what kind of key. */
async function keyHolder(stage: Stage, make = {}) {
  const who = await stage.person();
  const claim = await stage.user(who);
  return { who, claim, key: await registerNew(stage.ctx, claim, make) };
}

export const signInActs = [
  act(signIn, async (stage) => ({
    claim: visitor(),
    input: { email: (await stage.person()).email, password: castPassword },
    apart: password,
  })),
  act(enterCode, async (stage) => {
    const { userId, email } = await stage.person();
    const secret = await plantApp(stage.ctx, stage.sql, userId);
    const claim = await atSecondStep(stage.ctx, email);
    return { claim, input: { way: "totp" as const, code: codeNow(stage.ctx, secret) }, apart: code };
  }),
  act(sendNewCode, async (stage) => ({ claim: (await mailed(stage)).claim, input: { way: "email" as const } })),
  act(followSignInLink, async (stage) => {
    const { userId, claim } = await mailed(stage);
    const { signInLink } = await sentCode(stage.ctx, stage.sql, { userId, purpose: "sign_in_link" });
    return { claim, input: { token: signInLink } };
  }),
  act(askKey, async (stage) => {
    const { who } = await keyHolder(stage);
    return { claim: await atSecondStep(stage.ctx, who.email), input: {} };
  }),
  act(enterKey, async (stage) => {
    const { who, key } = await keyHolder(stage);
    const claim = await atSecondStep(stage.ctx, who.email);
    return { claim, input: { response: key.get(await askKey(stage.ctx, claim, {})) }, apart: challenge };
  }),
  act(askPasskey, async (stage) => ({ claim: visitor(stage.team.id), input: {} })),
  act(signInWithPasskey, async (stage) => {
    const { key } = await keyHolder(stage, { isSynced: true, counts: false });
    const claim = visitor(stage.team.id);
    return { claim, input: { response: key.get(await askPasskey(stage.ctx, claim, {})) }, apart: challenge };
  }),
  act(askKeyToConfirm, async (stage) => ({ claim: (await keyHolder(stage)).claim, input: {} })),
  act(confirmWithKey, async (stage) => {
    const { claim, key } = await keyHolder(stage);
    return { claim, input: { response: key.get(await askKeyToConfirm(stage.ctx, claim, {})) }, apart: challenge };
  }),
  act(confirmIdentity, async (stage) => ({
    claim: await stage.user(await stage.person()),
    input: { way: "password" as const, code: castPassword },
    apart: password,
  })),
  act(sendConfirmCode, async (stage) => {
    const who = await stage.person();
    await plantTexts(stage.sql, who.userId, stage.mobile());
    return { claim: await stage.user(who), input: {} };
  }),
];
