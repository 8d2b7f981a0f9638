import Link from "next/link";
import { PageHeader } from "@/components/frame/page-header";
import { buttonClass } from "@/components/ui/button";

/** Within the frame, whose navigation is the way on. */
export function NotFoundHere() {
  return (
    <>
      <PageHeader
        title="Page not found"
        lead="There is no such page, or it is not yours to see. Check the address, or ask whoever sent you here."
      />
      <Link href="/" className={buttonClass("secondary")}>
        Go to the start page
      </Link>
    </>
  );
}
