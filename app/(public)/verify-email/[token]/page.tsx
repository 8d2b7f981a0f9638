import type { Metadata } from "next";
import Link from "next/link";
import { loadLink } from "@/app/_server/load";
import { ConfirmEmailForm } from "@/components/accounts/confirm-email-form";
import { LonePage } from "@/components/frame/lone-page";
import { buttonClass } from "@/components/ui/button";
import { getRegistration } from "@/lib/accounts/get-registration";
import { confirmAction } from "./actions";

export const metadata: Metadata = { title: "Confirm your email address" };

/** Opening the link does nothing: scanners open links too. The button does (product.md 3.6). */
export default async function VerifyEmailPage({ params }: PageProps<"/verify-email/[token]">) {
  const { token } = await params;
  const registration = await loadLink(getRegistration, "", { token });
  if (!registration) {
    return (
      <LonePage
        title="This link no longer works"
        lead="It was used already, or it is older than 60 minutes. Sign in if you have confirmed your address before, or create your account again."
      >
        <div className="flex gap-2">
          <Link href="/sign-in" className={buttonClass("primary")}>
            Sign in
          </Link>
          <Link href="/register" className={buttonClass("secondary")}>
            Create an account
          </Link>
        </div>
      </LonePage>
    );
  }
  return (
    <LonePage title="Confirm your email address" lead="One click, and your account is ready.">
      <ConfirmEmailForm
        action={confirmAction}
        token={token}
        asksPassword={registration.asksPassword}
        email={registration.email}
      />
    </LonePage>
  );
}
