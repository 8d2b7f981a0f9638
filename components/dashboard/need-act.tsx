import Link from "next/link";
import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button";

/** Leads to where a need is settled. */
export function NeedAct({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} className={buttonClass("secondary", "sm")}>
      {children}
    </Link>
  );
}

/** To those of a kind that are not named. */
export function NeedMore({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} className="link mt-1 inline-block py-1">
      {children}
    </Link>
  );
}
