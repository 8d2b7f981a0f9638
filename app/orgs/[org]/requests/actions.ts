"use server";

import { redirect } from "next/navigation";
import { runAction } from "@/app/_server/action";
import { decideGoLive } from "@/lib/go-live/decide-go-live";
import { withdrawJoinRequest } from "@/lib/join-requests/withdraw-join-request";

export const withdrawJoinRequestAction = runAction(withdrawJoinRequest, ({ projectName }) => ({ projectName }));

export const decideGoLiveAction = runAction(decideGoLive, ({ decision }, { place }) =>
  redirect(`/orgs/${place}/requests?note=${decision}`),
);
