import Link from "next/link";
import { buttonClass } from "./button";

/** The next page of a list that has no foot of its own. */
export function ShowMore({ href }: { href: string }) {
  return (
    <Link href={href} className={buttonClass("secondary")}>
      Show more
    </Link>
  );
}
