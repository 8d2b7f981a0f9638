import type { Metadata } from "next";
import Link from "next/link";
import { LonePage } from "@/components/frame/lone-page";

export const metadata: Metadata = { title: "Check your email" };

export default function ForgotPasswordSentPage() {
  return (
    <LonePage
      title="Check your email"
      lead="If there is an account with that address, a link is on its way. It works once, for 60 minutes; only the newest one counts."
      footer={
        <Link href="/sign-in" className="link">
          Back to sign in
        </Link>
      }
    />
  );
}
