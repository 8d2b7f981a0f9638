import type { Metadata } from "next";
import Link from "next/link";
import { LonePage } from "@/components/frame/lone-page";
import { buttonClass } from "@/components/ui/button";

export const metadata: Metadata = { title: "Your email address is changed" };

export default function NewEmailPage() {
  return (
    <LonePage
      title="Your email address is changed"
      lead="From now on you sign in with the new one. The former address got a message, with which the change can be undone for 72 hours."
    >
      <Link href="/profile" className={buttonClass("primary")}>
        Your profile
      </Link>
    </LonePage>
  );
}
