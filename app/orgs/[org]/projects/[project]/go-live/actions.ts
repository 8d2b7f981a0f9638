"use server";

import { runAction } from "@/app/_server/action";
import { requestGoLive } from "@/lib/go-live/request-go-live";
import { withdrawGoLive } from "@/lib/go-live/withdraw-go-live";

export const requestGoLiveAction = runAction(requestGoLive);

export const withdrawGoLiveAction = runAction(withdrawGoLive);
