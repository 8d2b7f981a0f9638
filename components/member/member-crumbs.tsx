import Link from "next/link";

/** The way up, for whoever may see the team. */
export function MemberCrumbs({ slug, name }: { slug: string; name: string }) {
  return (
    <nav aria-label="Breadcrumb" className="mb-2 text-sm">
      <ol className="flex flex-wrap gap-x-2">
        <li>
          <Link href={`/orgs/${slug}/team`} className="link">
            Team
          </Link>
        </li>
        <li aria-current="page" className="min-w-0 wrap-anywhere">
          <span aria-hidden className="mr-2 text-muted">
            ›
          </span>
          {name}
        </li>
      </ol>
    </nav>
  );
}
