"use server";

import { redirect } from "next/navigation";
import { runAction } from "@/app/_server/action";
import { decideGoLiveAsAdmin } from "@/lib/go-live/decide-go-live-as-admin";

export const decideGoLiveAsAdminAction = runAction(decideGoLiveAsAdmin, ({ decision }) =>
  redirect(`/admin?note=${decision}`),
);
