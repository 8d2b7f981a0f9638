import type { Metadata } from "next";
import Link from "next/link";
import { LonePage } from "@/components/frame/lone-page";
import { buttonClass } from "@/components/ui/button";

export const metadata: Metadata = { title: "The change is undone" };

export default function UndonePage() {
  return (
    <LonePage
      title="The change is undone"
      lead="Your former address is your account's again, and every browser is signed out. If it was not you who asked for the change, somebody knows your password: choose a new one."
    >
      <div className="flex gap-2">
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
