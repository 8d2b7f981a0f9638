"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { currentItem, type NavItem } from "@/components/frame/current-item";
import { SaysWhenSlow } from "@/components/frame/page-on-its-way";

/** The pages of one project, below those of the organisation. Wraps where it is narrow: every page stays in sight. */
export function ProjectNav({ items }: { items: readonly NavItem[] }) {
  const current = currentItem(items, usePathname() ?? "");
  return (
    <nav aria-label="Project" className="mt-1 border-b border-line">
      <ul className="-mx-2.5 -mb-px flex flex-wrap gap-x-1">
        {items.map(({ href, label, count = 0 }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={href === current ? "page" : undefined}
              className="block border-b-2 border-transparent px-2.5 pt-[9px] pb-2.5 whitespace-nowrap text-muted hover:text-ink focus-visible:-outline-offset-2 aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-ink"
            >
              {label}
              {count > 0 ? (
                <span className="ml-1.5 rounded-full bg-sunken px-[7px] py-px text-xs font-medium tabular-nums">
                  {count >= 100 ? "99+" : count}
                  <span className="sr-only"> not resolved</span>
                </span>
              ) : null}
              <SaysWhenSlow />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
