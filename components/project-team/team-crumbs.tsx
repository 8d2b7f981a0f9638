import Link from "next/link";

/** The way up, above the heading of a page below the project's team. */
export function TeamCrumbs({ place, here }: { place: string; here: string }) {
  return (
    <nav aria-label="Breadcrumb" className="mb-2 text-sm">
      <ol className="flex flex-wrap gap-x-2">
        <li>
          <Link href={`/orgs/${place}/users`} className="link">
            Team members
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
