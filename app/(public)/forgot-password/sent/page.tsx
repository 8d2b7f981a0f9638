import type { Metadata } from "next";
import Link from "next/link";
import { sentMailHere } from "@/app/_server/sent-mail";
import { SendMailAgain } from "@/components/accounts/send-mail-again";
import { LonePage } from "@/components/frame/lone-page";
import { askPasswordResetAgainAction } from "../actions";

export const metadata: Metadata = { title: "Check your email" };

export default async function ForgotPasswordSentPage() {
  const sent = await sentMailHere("reset");
  return (
    <LonePage
      title="Check your email"
      lead={
        <span className="wrap-anywhere">
          If there is an account with {sent ? <b>{sent.email}</b> : "that address"}, a link is on its way. It works
          once, for 60 minutes; only the newest one counts.
        </span>
      }
      footer={
        <>
          <Link href="/forgot-password" className="link">
            Use another address
          </Link>{" "}
          ·{" "}
          <Link href="/sign-in" className="link">
            Back to sign in
          </Link>
        </>
      }
    >
      {sent?.email ? (
        <SendMailAgain
          command="ask_password_reset"
          action={askPasswordResetAgainAction}
          hidden={{ email: sent.email, again: "yes" }}
        />
      ) : null}
    </LonePage>
  );
}
