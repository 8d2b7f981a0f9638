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

/**
 * Pages beside each other, below the organisation's own. Every page stays in sight: where it is narrow they wrap, and since
 * lines under several rows tell little, on a phone the page that one is on has a ground of its own.
 */
export function Tabs({ label: name, items, current, of, className = "" }: TabsProps) {
  return (
    <nav aria-label={name} className={`border-b border-line ${className}`}>
      <ul className="-mx-2.5 flex flex-wrap gap-x-1 max-sm:pb-2 sm:-mb-px">
        {items.map(({ href, label, count }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={href === current ? "page" : undefined}
              className="block px-2.5 pt-[9px] pb-2.5 text-muted hover:text-ink focus-visible:-outline-offset-2 aria-[current=page]:font-medium aria-[current=page]:text-ink max-sm:min-h-10 max-sm:rounded-md max-sm:hover:bg-sunken max-sm:aria-[current=page]:bg-accent-soft max-sm:aria-[current=page]:text-accent-text sm:border-b-2 sm:border-transparent sm:whitespace-nowrap sm:aria-[current=page]:border-accent"
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
