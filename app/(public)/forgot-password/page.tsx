import type { Metadata } from "next";
import Link from "next/link";
import { sentMailHere } from "@/app/_server/sent-mail";
import { ForgotPasswordForm } from "@/components/accounts/forgot-password-form";
import { LonePage } from "@/components/frame/lone-page";
import { askPasswordResetAction } from "./actions";

export const metadata: Metadata = { title: "Forgotten your password?" };

export default async function ForgotPasswordPage() {
  const sent = await sentMailHere("reset");
  return (
    <LonePage
      title="Forgotten your password?"
      lead="We send you a link with which you choose a new one. It also ends a lock after too many wrong passwords."
      footer={
        <Link href="/sign-in" className="link">
          Back to sign in
        </Link>
      }
    >
      <ForgotPasswordForm action={askPasswordResetAction} email={sent?.email ?? ""} />
    </LonePage>
  );
}
