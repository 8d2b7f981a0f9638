import type { Metadata } from "next";
import Link from "next/link";
import { sentMailHere } from "@/app/_server/sent-mail";
import { SendMailAgain } from "@/components/accounts/send-mail-again";
import { LonePage } from "@/components/frame/lone-page";
import { mailRegistrationAgainAction } from "../actions";

export const metadata: Metadata = { title: "Check your email" };

export default async function RegisterSentPage() {
  const sent = await sentMailHere("register");
  const back = sent?.invitation ? `/register?invitation=${encodeURIComponent(sent.invitation)}` : "/register";
  return (
    <LonePage
      title="Check your email"
      lead={
        <span className="wrap-anywhere">
          We sent a message to {sent ? <b>{sent.email}</b> : "the address that you gave"}. Open its link within 60
          minutes to go on.
        </span>
      }
      footer={
        <>
          Nothing there? Look in the spam folder, or{" "}
          <Link href={back} className="link">
            use another address
          </Link>
        </>
      }
    >
      {sent?.email ? (
        <SendMailAgain
          command="mail_registration_again"
          action={mailRegistrationAgainAction}
          hidden={{ email: sent.email }}
        />
      ) : null}
    </LonePage>
  );
}
