import type { Metadata } from "next";
import Link from "next/link";
import { LonePage } from "@/components/frame/lone-page";
import { buttonClass } from "@/components/ui/button";

export const metadata: Metadata = { title: "Not allowed" };

export default function Forbidden() {
  return (
    <LonePage
      title="Your role does not allow this"
      lead="You belong to this organisation, but what you asked for needs a permission that your role does not hold. An owner or administrator can change your role."
    >
      <Link href="/" className={buttonClass("secondary")}>
        Go to the start page
      </Link>
    </LonePage>
  );
}
