"use server";

import { runAction } from "@/app/_server/action";
import { cancelMyReset } from "@/lib/two-factor-resets/cancel-my-reset";

export const cancelMyResetAction = runAction(cancelMyReset);
