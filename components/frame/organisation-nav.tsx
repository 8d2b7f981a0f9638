"use client";

import { Menu } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { type KeyboardEvent, useRef } from "react";
import { CountMark } from "./count-mark";
import { currentItem, type NavItem } from "./current-item";
import { SaysWhenSlow } from "./page-on-its-way";

export interface OrganisationNavProps {
  items: readonly NavItem[];
  label?: string;
}

/** A row of links; on a phone, where a row would be cut off, a menu that names the page one is on. */
export function OrganisationNav({ items, label = "Organisation" }: OrganisationNavProps) {
  const current = currentItem(items, usePathname() ?? "");
  return (
    <nav aria-label={label} className="border-b border-line bg-surface">
      <FoldedLinks items={items} current={current} />
      <ul className="mx-auto -mb-px hidden max-w-[1280px] flex-wrap gap-x-1 px-5 sm:flex">
        {items.map((item) => (
          <li key={item.href}>
            <NavLink
              item={item}
              current={current}
              className="block border-b-2 border-transparent px-2.5 pt-[9px] pb-2.5 whitespace-nowrap aria-[current=page]:border-accent"
            />
          </li>
        ))}
      </ul>
    </nav>
  );
}

interface LinksProps {
  items: readonly NavItem[];
  current: string | undefined;
}

/** `<details>`, since it opens without JavaScript too. */
function FoldedLinks({ items, current }: LinksProps) {
  const fold = useRef<HTMLDetailsElement>(null);

  /** The focus would be lost with the link that had it. */
  function close() {
    if (!fold.current?.open) return;
    fold.current.open = false;
    fold.current.querySelector("summary")?.focus();
  }

  /** Wherever inside it the focus is. */
  function closeByEscape(event: KeyboardEvent) {
    if (event.key === "Escape") close();
  }

  return (
    <details ref={fold} onKeyDown={closeByEscape} className="sm:hidden">
      <summary className="flex min-h-11 list-none items-center gap-2.5 px-4 font-medium hover:bg-sunken focus-visible:-outline-offset-2 [&::-webkit-details-marker]:hidden">
        <Menu aria-hidden size={16} className="shrink-0 text-muted" />
        <span className="sr-only">Menu: </span>
        {items.find(({ href }) => href === current)?.label ?? "Choose a page"}
      </summary>
      <ul className="border-t border-line py-1">
        {items.map((item) => (
          <li key={item.href}>
            <NavLink
              item={item}
              current={current}
              onClick={close}
              className="flex min-h-11 items-center border-l-2 border-transparent pr-4 pl-[40px] hover:bg-sunken aria-[current=page]:border-accent"
            />
          </li>
        ))}
      </ul>
    </details>
  );
}

interface NavLinkProps {
  item: NavItem;
  current: string | undefined;
  className: string;
  onClick?: (() => void) | undefined;
}

function NavLink({ item: { href, label, count }, current, className, onClick = () => {} }: NavLinkProps) {
  return (
    <Link
      href={href}
      aria-current={href === current ? "page" : undefined}
      onClick={onClick}
      className={`text-muted hover:text-ink focus-visible:-outline-offset-2 aria-[current=page]:font-medium aria-[current=page]:text-ink ${className}`}
    >
      {label}
      <CountMark count={count} of="waiting" isStrong />
      <SaysWhenSlow />
    </Link>
  );
}
