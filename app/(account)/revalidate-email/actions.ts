"use server";

import { runAction } from "@/app/_server/action";
import { askEmailChange } from "@/lib/accounts/ask-email-change";
import { askRevalidation } from "@/lib/accounts/ask-revalidation";

export const askRevalidationAction = runAction(askRevalidation, ({ email }) => ({ email }));

export const changeWaitingEmailAction = runAction(askEmailChange, ({ email }) => ({ email }));
