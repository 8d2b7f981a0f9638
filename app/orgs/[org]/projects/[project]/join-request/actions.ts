"use server";

import { redirect } from "next/navigation";
import { runAction } from "@/app/_server/action";
import { decideJoinRequest } from "@/lib/join-requests/decide-join-request";
import { decideJoinRequestForm } from "@/lib/join-requests/form";
import { readProjectPlace } from "@/lib/kernel/project-place";

export const decideJoinRequestAction = runAction(
  decideJoinRequest,
  ({ decision }, { place }) => redirect(`/orgs/${readProjectPlace(place)?.slug ?? ""}/requests?note=${decision}`),
  decideJoinRequestForm,
);
