import { answerWith } from "@/app/_server/answer";
import { loadLink } from "@/app/_server/load";
import { DeadInvitation } from "@/components/invitations/dead-invitation";
import { getInvitation } from "@/lib/invitations/get-invitation";

/** What an invitation's link opens; `dead` is the page of one that cannot be used, which answers 404 or 410 (IN-08). */
export async function openInvitation(link: string) {
  const invitation = await loadLink(getInvitation, link, {});
  if (!invitation) return { link, invitation, dead: <DeadInvitation because="unknown" /> };
  if (!invitation.dead) return { link, invitation, dead: null };
  answerWith({ status: 410 });
  return { link, invitation, dead: <DeadInvitation because={invitation.dead} invitation={invitation} /> };
}
