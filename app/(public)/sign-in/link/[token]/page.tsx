import type { Metadata } from "next";
import Link from "next/link";
import { loadLink } from "@/app/_server/load";
import { EmailLinkForm } from "@/components/accounts/email-link-form";
import { LonePage } from "@/components/frame/lone-page";
import { buttonClass } from "@/components/ui/button";
import { getSignInLink } from "@/lib/sign-in/get-sign-in-link";
import { followSignInLinkAction } from "../../two-factor/actions";

export const metadata: Metadata = { title: "Sign in by email" };

/** Opening the link does nothing, and its button works only where the sign-in began (MF-09, MF-10). */
export default async function SignInLinkPage({ params }: PageProps<"/sign-in/link/[token]">) {
  const { token } = await params;
  const link = await loadLink(getSignInLink, "", { token });
  if (!link) {
    return (
      <LonePage
        title="This link no longer works"
        lead="It was used already, is older than 60 minutes, or is not the newest one. Sign in again to get another."
      >
        <Link href="/sign-in" className={buttonClass("primary")}>
          Sign in
        </Link>
      </LonePage>
    );
  }
  if (!link.isHere) {
    return (
      <LonePage
        title="Sign in by email"
        lead="You opened this in another browser than the one where you entered your password."
      >
        <p>Go back to that browser and type the six digits from the email. You can close this page.</p>
        <p className="text-muted">
          If you did not try to sign in, give the code to nobody, and choose a new password on the sign-in page.
        </p>
      </LonePage>
    );
  }
  return (
    <LonePage title="Sign in by email" lead="One button left.">
      <EmailLinkForm action={followSignInLinkAction} token={token} button="Sign in" />
    </LonePage>
  );
}
