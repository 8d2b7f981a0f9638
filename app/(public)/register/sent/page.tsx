import type { Metadata } from "next";
import Link from "next/link";
import { LonePage } from "@/components/frame/lone-page";

export const metadata: Metadata = { title: "Check your email" };

export default function RegisterSentPage() {
  return (
    <LonePage
      title="Check your email"
      lead="We sent a message to the address that you gave. Open its link within 60 minutes to go on."
      footer={
        <>
          Nothing there? Look in the spam folder, or{" "}
          <Link href="/register" className="link">
            try again
          </Link>
        </>
      }
    />
  );
}
