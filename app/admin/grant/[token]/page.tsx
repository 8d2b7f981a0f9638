import type { Metadata } from "next";
import { loadLink } from "@/app/_server/load";
import { LinkButtonForm } from "@/components/admin/link-button-form";
import { LonePage } from "@/components/frame/lone-page";
import { getPlatformGrant } from "@/lib/admin/get-platform-grant";
import { acceptGrantAction } from "./actions";

export const metadata: Metadata = { title: "Become a platform admin" };

/** Opening the link does nothing; the button does (product.md 3.6). */
export default async function PlatformGrantPage({ params }: PageProps<"/admin/grant/[token]">) {
  const { token } = await params;
  const grant = await loadLink(getPlatformGrant, "", { token });
  if (!grant) {
    return (
      <LonePage
        title="This link does not work"
        lead="It was used already, it is older than 15 minutes, or it was made for somebody else. Sign in as the person whom it was made for, or ask whoever runs the server for a new one."
      />
    );
  }
  return (
    <LonePage
      title="Become a platform admin"
      lead={`You are signed in as ${grant.name} (${grant.email}). A platform admin finds every user, unlocks accounts, ends sessions and decides about two-factor resets. The other platform admins get a message.`}
    >
      <LinkButtonForm action={acceptGrantAction} token={token} button="Become a platform admin" />
    </LonePage>
  );
}
