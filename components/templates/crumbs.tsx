import { ChevronRight } from "lucide-react";
import Link from "next/link";

interface CrumbsProps {
  /** The address of the project's templates. */
  base: string;
  path: readonly { readonly id: string; readonly name: string }[];
  /** What the page itself is; without it the last folder of the path is. */
  here?: string;
}

/** From the top of the templates to where the page stands. */
export function Crumbs({ base, path, here }: CrumbsProps) {
  const links = [
    { href: base, name: "Templates" },
    ...path.map(({ id, name }) => ({ href: `${base}/folders/${id}`, name })),
  ];
  const last = here ?? links.at(-1)?.name ?? "";
  const before = here === undefined ? links.slice(0, -1) : links;
  return (
    <nav aria-label="Folders" className="mb-2 text-sm">
      <ol className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
        {before.map(({ href, name }) => (
          <li key={href} className="flex min-w-0 items-center gap-2">
            <Link href={href} className="link min-w-0 wrap-anywhere">
              {name}
            </Link>
            <ChevronRight aria-hidden size={14} className="shrink-0 text-muted" />
          </li>
        ))}
        <li aria-current="page" className="min-w-0 wrap-anywhere">
          {last}
        </li>
      </ol>
    </nav>
  );
}
