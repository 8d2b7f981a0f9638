import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { sessionHere } from "@/app/_server/load";
import { LonePage } from "@/components/frame/lone-page";
import { InvitationChoice } from "@/components/invitations/invitation-choice";
import { InvitationFacts } from "@/components/invitations/invitation-facts";
import { SignedOutChoice } from "@/components/invitations/signed-out-choice";
import { WrongAccount } from "@/components/invitations/wrong-account";
import type { InvitationView } from "@/lib/invitations/get-invitation";
import { openInvitation } from "../open-invitation";
import { acceptAction, askForInvitationAction, declineAction, switchAccountAction } from "./actions";

export const metadata: Metadata = { title: "Invitation" };

/** Opening an invitation changes nothing; its buttons do (IN-04). */
export default async function InvitationPage({ params }: PageProps<"/invitations/[token]">) {
  const { token } = await params;
  // By its id an invitation is found only by the person whose address it names.
  if (token.startsWith("inv_") && !(await sessionHere())) redirect(`/sign-in?next=/invitations/${token}`);
  const { link, invitation, dead } = await openInvitation(decodeURIComponent(token));
  if (dead) return dead;
  const { signedInAs, isForYou, organisationName } = invitation;
  return (
    <LonePage
      title={`Join ${organisationName}`}
      lead={leadOf(invitation)}
      {...(signedInAs ? { footer: `Signed in as ${signedInAs}` } : {})}
    >
      <InvitationFacts invitation={invitation} />
      {signedInAs === null ? (
        <SignedOutChoice link={link} mayDecline={invitation.mayDecline} />
      ) : isForYou ? (
        <InvitationChoice
          link={link}
          organisationName={organisationName}
          stepBefore={invitation.stepBefore}
          accept={acceptAction}
          decline={declineAction}
        />
      ) : (
        <WrongAccount
          link={link}
          invitation={invitation}
          switchAccount={switchAccountAction}
          askForNew={askForInvitationAction}
        />
      )}
    </LonePage>
  );
}

function leadOf({ inviterName, keepsRole, projects }: InvitationView): string {
  const into = projects.length === 1 ? "a project of the organisation" : "projects of the organisation";
  const what = keepsRole ? `to join ${into}` : "to join the team";
  return inviterName ? `${inviterName} invited you ${what}.` : `You are invited ${what}.`;
}
