"use server";

import { redirect } from "next/navigation";
import { runAction } from "@/app/_server/action";
import { askToJoin } from "@/lib/join-requests/ask-to-join";
import { askToJoinForm } from "@/lib/join-requests/form";

export const askToJoinAction = runAction(
  askToJoin,
  (_, { place }) => redirect(`/orgs/${place}/requests?show=asked&note=asked`),
  askToJoinForm,
);
