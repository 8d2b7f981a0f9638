"use server";

import { redirect } from "next/navigation";
import { runAction } from "@/app/_server/action";
import { askPasswordReset } from "@/lib/accounts/ask-password-reset";

export const askPasswordResetAction = runAction(askPasswordReset, () => redirect("/forgot-password/sent"));
