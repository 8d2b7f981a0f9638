"use server";

import { runAction } from "@/app/_server/action";
import { goOnSigningIn } from "@/app/_server/go-on-signing-in";
import { askKey } from "@/lib/sign-in/ask-key";
import { askPasskey } from "@/lib/sign-in/ask-passkey";
import { signInWithPasskey } from "@/lib/sign-in/sign-in-with-passkey";
import { useKey as takeKey } from "@/lib/sign-in/use-key";

export const askKeyAction = runAction(askKey, (options) => options);

export const useKeyAction = runAction(takeKey, (outcome, { query }) => goOnSigningIn(outcome, query.next));

export const askPasskeyAction = runAction(askPasskey, (options) => options);

export const signInWithPasskeyAction = runAction(signInWithPasskey, (outcome, { query }) =>
  goOnSigningIn(outcome, query.next),
);
