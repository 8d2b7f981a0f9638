import Link from "next/link";

export type RequestTab = "waiting" | "asked" | "decided";

const tabs: readonly { readonly key: RequestTab; readonly label: string }[] = [
  { key: "waiting", label: "Waiting for you" },
  { key: "asked", label: "Asked by you" },
  { key: "decided", label: "Decided" },
];

interface RequestTabsProps {
  slug: string;
  tab: RequestTab;
  /** How many wait for the reader; null: it is not said. */
  waiting: number | null;
}

/** The three lists of requests, each with an address of its own. */
export function RequestTabs({ slug, tab, waiting }: RequestTabsProps) {
  return (
    <nav aria-label="Requests" className="mb-6 border-b border-line">
      <ul className="-mx-2.5 -mb-px flex flex-wrap gap-x-1">
        {tabs.map(({ key, label }) => (
          <li key={key}>
            <Link
              href={key === "waiting" ? `/orgs/${slug}/requests` : `/orgs/${slug}/requests?show=${key}`}
              aria-current={key === tab ? "page" : undefined}
              className="block border-b-2 border-transparent px-2.5 pt-[9px] pb-2.5 whitespace-nowrap text-muted hover:text-ink focus-visible:-outline-offset-2 aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-ink"
            >
              {label}
              {key === "waiting" && waiting ? (
                <span className="ml-2 rounded-full bg-sunken px-2 py-px text-xs text-muted tabular-nums">
                  {waiting}
                </span>
              ) : null}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
