import Link from "next/link";

interface CrumbsProps {
  /** The page above, and what it is called. */
  href: string;
  up: string;
  here: string;
}

/** The way up, above the heading of a page below another. */
export function Crumbs({ href, up, here }: CrumbsProps) {
  return (
    <nav aria-label="Breadcrumb" className="mb-2 text-sm">
      <ol className="flex flex-wrap gap-x-2">
        <li>
          <Link href={href} className="link">
            {up}
          </Link>
        </li>
        <li aria-current="page" className="min-w-0 wrap-anywhere">
          <span aria-hidden className="mr-2 text-muted">
            ›
          </span>
          {here}
        </li>
      </ol>
    </nav>
  );
}
