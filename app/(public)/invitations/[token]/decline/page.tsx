import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { LonePage } from "@/components/frame/lone-page";
import { DeclineForm } from "@/components/invitations/decline-form";
import { buttonClass } from "@/components/ui/button";
import { openInvitation } from "../../open-invitation";
import { declineAction } from "../actions";

export const metadata: Metadata = { title: "Decline invitation" };

/** The second page before a mailed link declines without an account: one click by a scanner must not be enough. */
export default async function DeclinePage({ params }: PageProps<"/invitations/[token]/decline">) {
  const { token } = await params;
  const { link, invitation, dead } = await openInvitation(decodeURIComponent(token));
  if (dead) return dead;
  if (!invitation.mayDecline) redirect(`/invitations/${link}`);
  return (
    <LonePage
      title={`Decline to join ${invitation.organisationName}?`}
      lead="Whoever invited you is told. The link stops working; you can only join if you are invited again."
    >
      <div className="flex flex-wrap items-start gap-2">
        <DeclineForm link={link} action={declineAction} />
        <Link href={`/invitations/${link}`} className={buttonClass("secondary", "lg")}>
          Back
        </Link>
      </div>
    </LonePage>
  );
}
