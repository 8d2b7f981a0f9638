"use server";

import { redirect } from "next/navigation";
import { runAction } from "@/app/_server/action";
import { answerWith } from "@/app/_server/answer";
import { configuration } from "@/app/_server/configuration";
import { dropSession } from "@/app/_server/cookies";
import { acceptInvitation } from "@/lib/invitations/accept-invitation";
import { askForInvitation } from "@/lib/invitations/ask-for-invitation";
import { declineInvitation } from "@/lib/invitations/decline-invitation";
import { safeRedirect } from "@/lib/kernel/safe-redirect";
import { endSession } from "@/lib/sessions/end-session";

export const acceptAction = runAction(acceptInvitation, (accepted, { place }) =>
  redirect(accepted.kind === "member" ? `/orgs/${accepted.slug}` : `/invitations/${place}/not-granted`),
);

export const declineAction = runAction(declineInvitation, (_, { place }) => redirect(`/invitations/${place}/declined`));

export const askForInvitationAction = runAction(askForInvitation);

/** For whoever opened an invitation while signed in as somebody else: signs out and comes back to it. */
export const switchAccountAction = runAction(endSession, async (_, { query }) => {
  await dropSession();
  answerWith({ headers: { "clear-site-data": '"cache"' } });
  const back = safeRedirect(query.invitation ? `/invitations/${query.invitation}` : null, configuration().appUrl);
  redirect(back ? `/sign-in?next=${encodeURIComponent(back)}` : "/sign-in");
});
