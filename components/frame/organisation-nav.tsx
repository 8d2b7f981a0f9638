"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { currentItem, type NavItem } from "./current-item";
import { SaysWhenSlow } from "./page-on-its-way";

export interface OrganisationNavProps {
  items: readonly NavItem[];
  label?: string;
}

/** On a phone it scrolls sideways within itself, never the page. */
export function OrganisationNav({ items, label = "Organisation" }: OrganisationNavProps) {
  const current = currentItem(items, usePathname() ?? "");
  return (
    <nav aria-label={label} className="border-b border-line bg-surface">
      <ul className="-mb-px flex [scrollbar-width:none] gap-1 overflow-x-auto px-3 sm:px-5">
        {items.map(({ href, label: text }) => (
          <li key={href} className="shrink-0">
            <Link
              href={href}
              aria-current={href === current ? "page" : undefined}
              className="block border-b-2 border-transparent px-2.5 pt-[9px] pb-2.5 whitespace-nowrap text-muted hover:text-ink focus-visible:-outline-offset-2 aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-ink"
            >
              {text}
              <SaysWhenSlow />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
