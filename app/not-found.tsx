import type { Metadata } from "next";
import Link from "next/link";
import { LonePage } from "@/components/frame/lone-page";
import { buttonClass } from "@/components/ui/button";

export const metadata: Metadata = { title: "Page not found" };

export default function NotFound() {
  return (
    <LonePage
      title="Page not found"
      lead="There is no such page, or it is not yours to see. Check the address, or ask whoever sent you here."
    >
      <Link href="/" className={buttonClass("secondary")}>
        Go to the start page
      </Link>
    </LonePage>
  );
}
