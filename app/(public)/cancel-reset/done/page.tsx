import type { Metadata } from "next";
import Link from "next/link";
import { LonePage } from "@/components/frame/lone-page";
import { buttonClass } from "@/components/ui/button";

export const metadata: Metadata = { title: "The reset is cancelled" };

export default function ResetCancelledPage() {
  return (
    <LonePage
      title="The reset is cancelled"
      lead="Your two-factor authentication stays as it is. If you do not know who asked for the reset, somebody may know your password: choose a new one."
    >
      <div className="flex flex-wrap gap-2">
        <Link href="/forgot-password" className={buttonClass("primary")}>
          Choose a new password
        </Link>
        <Link href="/sign-in" className={buttonClass("secondary")}>
          Sign in
        </Link>
      </div>
    </LonePage>
  );
}
