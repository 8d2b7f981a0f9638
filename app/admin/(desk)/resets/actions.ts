"use server";

import { revalidatePath } from "next/cache";
import { runAction } from "@/app/_server/action";
import { confirmTwoFactorReset } from "@/lib/two-factor-resets/confirm-two-factor-reset";
import { refuseTwoFactorReset } from "@/lib/two-factor-resets/refuse-two-factor-reset";
import { verifyTwoFactorReset } from "@/lib/two-factor-resets/verify-two-factor-reset";

const refresh = ({ name }: { name: string }) => {
  revalidatePath("/admin/resets", "layout");
  return { name };
};

export const verifyResetAction = runAction(verifyTwoFactorReset, refresh);

export const confirmResetAction = runAction(confirmTwoFactorReset, refresh);

export const refuseResetAction = runAction(refuseTwoFactorReset, refresh);
