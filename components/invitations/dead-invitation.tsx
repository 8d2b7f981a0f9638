import Link from "next/link";
import { LonePage } from "@/components/frame/lone-page";
import { buttonClass } from "@/components/ui/button";
import type { InvitationView } from "@/lib/invitations/get-invitation";

type Because = "unknown" | NonNullable<InvitationView["dead"]>;

const words: Record<Because, { title: string; lead: (organisation: string) => string }> = {
  unknown: {
    title: "This link does not work",
    lead: () =>
      "It may have been cut off, or replaced by a newer one. Open the link in the latest mail, or ask whoever invited you to send it again.",
  },
  accepted: {
    title: "This invitation has been used",
    lead: (organisation) => `Somebody has joined ${organisation} with it. If that was you, sign in.`,
  },
  declined: {
    title: "This invitation was declined",
    lead: (organisation) => `To join ${organisation} after all, ask whoever invited you for a new one.`,
  },
  revoked: {
    title: "This invitation was withdrawn",
    lead: (organisation) => `Ask whoever invited you to ${organisation} for a new one.`,
  },
  expired: {
    title: "This invitation has expired",
    lead: (organisation) =>
      `Invitations are open for 14 days. Ask whoever invited you to ${organisation} for a new one.`,
  },
};

/** Each kind of dead link says what to do; an unknown one says nothing else, whatever the reason (IN-08). */
export function DeadInvitation({ because, invitation }: { because: Because; invitation?: InvitationView }) {
  const { title, lead } = words[because];
  const isOpenToYou = because === "accepted" && invitation?.isForYou;
  return (
    <LonePage title={title} lead={lead(invitation?.organisationName ?? "")}>
      <Link
        href={isOpenToYou ? `/orgs/${invitation.organisationSlug}` : "/"}
        className={buttonClass(isOpenToYou ? "primary" : "secondary")}
      >
        {isOpenToYou ? `Open ${invitation.organisationName}` : "Go to the start page"}
      </Link>
    </LonePage>
  );
}
