"use server";

import { runAction } from "@/app/_server/action";
import { keepSession } from "@/app/_server/cookies";
import { goOnSigningIn } from "@/app/_server/go-on-signing-in";
import { wantedPage } from "@/app/_server/wanted-page";
import { askKey } from "@/lib/sign-in/ask-key";
import { askPasskey } from "@/lib/sign-in/ask-passkey";
import { signInWithPasskey } from "@/lib/sign-in/sign-in-with-passkey";
import { useKey as takeKey } from "@/lib/sign-in/use-key";

export const askKeyAction = runAction(askKey, (options) => options);

export const useKeyAction = runAction(takeKey, (outcome, { query }) => goOnSigningIn(outcome, query.next));

export const askPasskeyAction = runAction(askPasskey, (options) => options);

/** No redirect: the browser is told first which of its passkeys still work, and goes on by itself. */
export const signInWithPasskeyAction = runAction(signInWithPasskey, async ({ session, accepted }, { query }) => {
  await keepSession(session);
  return { accepted, next: wantedPage(query.next) ?? "/" };
});
