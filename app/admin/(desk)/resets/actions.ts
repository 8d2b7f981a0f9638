"use server";

import { runAction } from "@/app/_server/action";
import { confirmTwoFactorReset } from "@/lib/two-factor-resets/confirm-two-factor-reset";
import { refuseTwoFactorReset } from "@/lib/two-factor-resets/refuse-two-factor-reset";
import { verifyTwoFactorReset } from "@/lib/two-factor-resets/verify-two-factor-reset";

const nameOf = ({ name }: { name: string }) => ({ name });

export const verifyResetAction = runAction(verifyTwoFactorReset, nameOf);

export const confirmResetAction = runAction(confirmTwoFactorReset, nameOf);

export const refuseResetAction = runAction(refuseTwoFactorReset, nameOf);
