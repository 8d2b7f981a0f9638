import type { Metadata } from "next";
import Link from "next/link";
import { loadLink } from "@/app/_server/load";
import { EmailLinkForm } from "@/components/accounts/email-link-form";
import { LonePage } from "@/components/frame/lone-page";
import { buttonClass } from "@/components/ui/button";
import { getEmailChange } from "@/lib/accounts/get-email-change";
import { confirmNewEmailAction } from "./actions";

export const metadata: Metadata = { title: "Confirm your email address" };

/** Opening the link does nothing: scanners open links too. The button does (product.md 3.6). */
export default async function VerifyNewEmailPage({ params }: PageProps<"/verify-new-email/[token]">) {
  const { token } = await params;
  const change = await loadLink(getEmailChange, "", { token });
  if (!change) {
    return (
      <LonePage
        title="This link no longer works"
        lead="It was used already, is older than 60 minutes, or is not the newest one. Ask for the change again on your profile page."
      >
        <Link href="/profile" className={buttonClass("primary")}>
          Your profile
        </Link>
      </LonePage>
    );
  }
  return (
    <LonePage
      title="Confirm your email address"
      lead={`${change.email} becomes the address of the Rollcall account of ${change.name}. All other browsers are signed out.`}
    >
      <EmailLinkForm action={confirmNewEmailAction} token={token} button="Confirm email address" />
    </LonePage>
  );
}
