"use server";

import { runAction } from "@/app/_server/action";
import { putAwayWelcome } from "@/lib/dashboard/put-away-welcome";

export const putAwayWelcomeAction = runAction(putAwayWelcome);
