import Link from "next/link";
import type { ReactNode } from "react";
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
  /** At the right of the same line, such as a search; below it where there is no room. */
  aside?: ReactNode;
  className?: string;
}

/**
 * Pages beside each other, below the organisation's own. Every page stays in sight: where it is narrow they wrap, and since
 * lines under several rows tell little, on a phone the page that one is on has a ground of its own.
 */
export function Tabs({ aside, className = "", ...links }: TabsProps) {
  if (!aside) return <TabLinks {...links} className={`border-b border-line ${className}`} />;
  return (
    <div className={`lg:flex lg:items-end lg:justify-between lg:gap-x-4 lg:border-b lg:border-line ${className}`}>
      <TabLinks {...links} className="max-lg:mb-2.5 max-lg:border-b max-lg:border-line" />
      <div className="lg:pb-1.5">{aside}</div>
    </div>
  );
}

function TabLinks({ label: name, items, current, of, className }: Omit<TabsProps, "aside">) {
  return (
    <nav aria-label={name} className={className}>
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
