"use server";

import { redirect } from "next/navigation";
import { runAction } from "@/app/_server/action";
import { cancelTwoFactorReset } from "@/lib/two-factor-resets/cancel-two-factor-reset";

export const cancelResetAction = runAction(cancelTwoFactorReset, () => redirect("/cancel-reset/done"));
