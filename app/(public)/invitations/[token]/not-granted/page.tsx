import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { loadLink } from "@/app/_server/load";
import { LonePage } from "@/components/frame/lone-page";
import { getInvitation } from "@/lib/invitations/get-invitation";

export const metadata: Metadata = { title: "Not joined" };

/** After an accept that could not be granted: says why, and that it is not for the invitee to mend (product.md 4.5). */
export default async function NotGrantedPage({ params }: PageProps<"/invitations/[token]/not-granted">) {
  const { token } = await params;
  const invitation = await loadLink(getInvitation, decodeURIComponent(token), {});
  if (invitation?.dead !== "revoked") redirect(`/invitations/${token}`);
  return (
    <LonePage
      title="You could not be added"
      lead="Whoever invited you may no longer give this role, so nothing was granted. The owners have been told; ask one of them for a new invitation."
    />
  );
}
