"use server";

import { runAction } from "@/app/_server/action";
import { goOnSigningIn } from "@/app/_server/go-on-signing-in";
import { enterCode } from "@/lib/sign-in/enter-code";
import { followSignInLink } from "@/lib/sign-in/follow-sign-in-link";
import { sendNewCode } from "@/lib/sign-in/send-new-code";

export const enterCodeAction = runAction(enterCode, (outcome, { query }) => goOnSigningIn(outcome, query.next));

export const followSignInLinkAction = runAction(followSignInLink, (outcome, { query }) =>
  goOnSigningIn(outcome, query.next),
);

export const sendNewCodeAction = runAction(sendNewCode);
