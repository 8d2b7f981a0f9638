"use server";

import { redirect } from "next/navigation";
import { runAction } from "@/app/_server/action";
import { confirmEmailChange } from "@/lib/accounts/confirm-email-change";

export const confirmNewEmailAction = runAction(confirmEmailChange, () => redirect("/verify-new-email/done"));
