import type { Metadata } from "next";
import Link from "next/link";
import { loadLink } from "@/app/_server/load";
import { ResetPasswordForm } from "@/components/accounts/reset-password-form";
import { LonePage } from "@/components/frame/lone-page";
import { buttonClass } from "@/components/ui/button";
import { getReset } from "@/lib/accounts/get-reset";
import { resetPasswordAction } from "./actions";

export const metadata: Metadata = { title: "Choose a new password" };

export default async function ResetPasswordPage({ params }: PageProps<"/reset-password/[token]">) {
  const { token } = await params;
  const reset = await loadLink(getReset, "", { token });
  if (!reset) {
    return (
      <LonePage
        title="This link no longer works"
        lead="It was used already, is older than 60 minutes, or a newer one has been sent. Only the newest link counts."
      >
        <Link href="/forgot-password" className={buttonClass("primary")}>
          Ask for a new link
        </Link>
      </LonePage>
    );
  }
  return (
    <LonePage title="Choose a new password" lead="Afterwards you sign in with it. All other browsers are signed out.">
      <ResetPasswordForm action={resetPasswordAction} token={token} email={reset.email} />
    </LonePage>
  );
}
