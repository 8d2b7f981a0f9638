import { Secret } from "otpauth";
import { confirmRegistration } from "../../lib/accounts/confirm-registration";
import { register } from "../../lib/accounts/register";
import { acceptInvitation } from "../../lib/invitations/accept-invitation";
import { inviteMember } from "../../lib/invitations/invite-member";
import { makeAuthenticator } from "../../lib/testing/authenticator";
import { sentCode } from "../../lib/testing/plant-code";
import { addKey } from "../../lib/two-factor/add-key";
import { askForApp } from "../../lib/two-factor/ask-for-app";
import { askMobileCode } from "../../lib/two-factor/ask-mobile-code";
import { askNewKey } from "../../lib/two-factor/ask-new-key";
import { confirmMobile } from "../../lib/two-factor/confirm-mobile";
import { getWaitingApp } from "../../lib/two-factor/get-waiting-app";
import { codeAt } from "../../lib/two-factor/totp";
import { turnOnApp } from "../../lib/two-factor/turn-on-app";
import type { Person } from "./people";
import type { Stage } from "./stage";
import { type Moment, on } from "./story";

/** Registers by oneself, as a founder does. */
export async function registerAlone(stage: Stage, who: Person) {
  const { ctxOf, browserOf, password } = stage;
  const ctx = ctxOf(who);
  await register(ctx, browserOf(who), { name: who.name, email: who.email, password });
  const token = await stage.mailedConfirmation(who.email);
  const { session } = await confirmRegistration(ctx, browserOf(who), { token });
  await stage.begun(who, session);
}

/** Follows the mailed link of an invitation: makes an account, unless there is one, and accepts. */
export async function join(stage: Stage, who: Person) {
  const { ctxOf, browserOf, password } = stage;
  const [ctx, token] = [ctxOf(who), await stage.mailedInvitation(who.email)];
  if (!stage.isKnown(who)) {
    const made = await register(ctx, browserOf(who), { name: who.name, email: who.email, password, invitation: token });
    if (made.kind !== "account") throw new Error(`${who.name} got no account`);
    await stage.begun(who, made.session);
  }
  await acceptInvitation(ctx, { kind: "invitee", invitation: { token }, user: await stage.userOf(who) }, {});
}

/** Invited, and the next day there: two moments, and a third for the second step. */
export function arrival(
  now: Date,
  { who, role, by, daysAgo }: { who: Person; role: string; by: Person; daysAgo: number },
): readonly Moment[] {
  const invite = async (stage: Stage) =>
    inviteMember(stage.ctxOf(by), await stage.memberOf(by), { name: who.name, email: who.email, role });
  return [
    on(now, daysAgo + 1, "14:05", invite),
    on(now, daysAgo, "09:20", async (stage) => {
      await join(stage, who);
      await stage.memberOf(who);
    }),
    on(now, daysAgo, "09:34", (stage) => setUpSecondStep(stage, who)),
  ];
}

export async function setUpSecondStep(stage: Stage, who: Person, as = who.second) {
  const ctx = stage.ctxOf(who);
  if (as === null) return;
  const user = await stage.userOf(who);
  if (as === "app") {
    await askForApp(ctx, user, {});
    const { typed } = await getWaitingApp(ctx, user, {});
    const secret = Secret.fromBase32(typed.replaceAll(" ", "")).bytes;
    await turnOnApp(ctx, user, { code: codeAt(secret, ctx.clock.now().getTime()) });
    stage.belongings(who).app = secret;
  } else if (as === "text") {
    await askMobileCode(ctx, user, { mobile: who.mobile });
    const { code } = await sentCode(ctx, stage.sql, { userId: user.userId, purpose: "mobile" });
    await confirmMobile(ctx, user, { code, asMethod: true });
  } else {
    const key = makeAuthenticator({ origin: ctx.appUrl, isSynced: true, counts: false });
    await addKey(ctx, user, { name: "Work laptop", response: key.create(await askNewKey(ctx, user, {})) });
    stage.belongings(who).passkey = key;
  }
}
