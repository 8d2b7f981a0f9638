"use server";

import { runAction } from "@/app/_server/action";
import { goOnSigningIn } from "@/app/_server/go-on-signing-in";
import { signIn } from "@/lib/sign-in/sign-in";

export const signInAction = runAction(signIn, (outcome, { query }) => goOnSigningIn(outcome, query.next));
