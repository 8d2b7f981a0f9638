import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { loadLink } from "@/app/_server/load";
import { LonePage } from "@/components/frame/lone-page";
import { getInvitation } from "@/lib/invitations/get-invitation";

export const metadata: Metadata = { title: "Invitation declined" };

export default async function DeclinedPage({ params }: PageProps<"/invitations/[token]/declined">) {
  const { token } = await params;
  const invitation = await loadLink(getInvitation, decodeURIComponent(token), {});
  if (invitation?.dead !== "declined") redirect(`/invitations/${token}`);
  return (
    <LonePage title="Invitation declined" lead="Whoever invited you has been told. There is nothing else to do." />
  );
}
