import type { Metadata } from "next";
import Link from "next/link";
import { load } from "@/app/_server/load";
import { ChangeEmailForm } from "@/components/accounts/change-email-form";
import { LonePage } from "@/components/frame/lone-page";
import { getWaysToConfirm } from "@/lib/sign-in/get-ways-to-confirm";
import { changeWaitingEmailAction } from "../actions";

export const metadata: Metadata = { title: "Change your email" };

/** The way out for whoever has lost the mailbox: open while everything else waits for a proof of it. */
export default async function ChangeWaitingEmailPage() {
  const { email } = await load(getWaysToConfirm, "", {});
  return (
    <LonePage
      title="Change your email"
      lead={`Your account has the address ${email}. The link to a new one also shows that it is yours.`}
      footer={
        <Link className="link" href="/revalidate-email">
          Back
        </Link>
      }
    >
      <ChangeEmailForm action={changeWaitingEmailAction} email={email} />
    </LonePage>
  );
}
