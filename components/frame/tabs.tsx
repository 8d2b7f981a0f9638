import Link from "next/link";
import { CountMark } from "./count-mark";
import type { NavItem } from "./current-item";
import { SaysWhenSlow } from "./page-on-its-way";

interface TabsProps {
  label: string;
  items: readonly NavItem[];
  /** The address of the page that one is on. */
  current: string | undefined;
  /** What the items count. */
  of: string;
  className?: string;
}

/** Pages beside each other, below the organisation's own. Wraps where it is narrow: every page stays in sight. */
export function Tabs({ label: name, items, current, of, className = "" }: TabsProps) {
  return (
    <nav aria-label={name} className={`border-b border-line ${className}`}>
      <ul className="-mx-2.5 -mb-px flex flex-wrap gap-x-1">
        {items.map(({ href, label, count }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={href === current ? "page" : undefined}
              className="block border-b-2 border-transparent px-2.5 pt-[9px] pb-2.5 whitespace-nowrap text-muted hover:text-ink focus-visible:-outline-offset-2 aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-ink"
            >
              {label}
              <CountMark count={count} of={of} />
              <SaysWhenSlow />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
