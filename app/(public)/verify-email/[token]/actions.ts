"use server";

import { redirect } from "next/navigation";
import { runAction } from "@/app/_server/action";
import { keepSession } from "@/app/_server/cookies";
import { confirmRegistration } from "@/lib/accounts/confirm-registration";

export const confirmAction = runAction(confirmRegistration, async ({ session, invitationId }) => {
  await keepSession(session);
  redirect(invitationId ? `/invitations/${invitationId}` : "/");
});
