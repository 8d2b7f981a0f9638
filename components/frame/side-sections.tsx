"use client";

import { usePathname } from "next/navigation";
import { type ReactNode, useEffect, useState } from "react";

export interface SideSection {
  /** `#plan` on the same page, or a page beside it. */
  readonly href: string;
  readonly title: string;
}

interface SideSectionsProps {
  sections: readonly SideSection[];
  /** What destroys stands apart, at the end. */
  apart?: SideSection | undefined;
  children: ReactNode;
}

/** A page of settings: its sections listed beside it, above it where it is narrow; all forms of one width. */
export function SideSections({ sections, apart, children }: SideSectionsProps) {
  const path = usePathname();
  const inView = useSectionInView([...sections, ...(apart ? [apart] : [])].map(({ href }) => href));
  const link = ({ href, title }: SideSection) => (
    <a
      href={href}
      aria-current={href === path ? "page" : href === inView ? "location" : undefined}
      className="flex items-center rounded-md border border-transparent px-2.5 py-[5px] text-muted hover:bg-surface hover:text-ink focus-visible:-outline-offset-2 aria-[current]:border-line aria-[current]:bg-surface lg:aria-[current]:font-medium aria-[current]:text-ink max-lg:min-h-10"
    >
      {title}
    </a>
  );
  return (
    <div className="grid grid-cols-1 items-start gap-x-8 gap-y-5 lg:grid-cols-[200px_minmax(0,1fr)]">
      <nav aria-label="Sections of this page" className="lg:sticky lg:top-4">
        <ul className="-mx-2.5 flex flex-wrap gap-1 lg:block">
          {sections.map((section) => (
            <li key={section.href}>{link(section)}</li>
          ))}
          {apart ? <li className="lg:mt-2 lg:border-t lg:border-line lg:pt-2">{link(apart)}</li> : null}
        </ul>
      </nav>
      <div className="grid min-w-0 max-w-[800px] grid-cols-1 gap-8">{children}</div>
    </div>
  );
}

/** Which section of the page is being read: the last that begins in the upper third of the window. */
function useSectionInView(hrefs: readonly string[]): string | undefined {
  const [inView, setInView] = useState<string>();
  const ids = hrefs.filter((href) => href.startsWith("#")).join(" ");
  useEffect(() => {
    const look = () => {
      const begun = ids
        .split(" ")
        .filter(
          (href) => (document.getElementById(href.slice(1))?.getBoundingClientRect().top ?? Infinity) < innerHeight / 3,
        );
      setInView(begun.at(-1) ?? ids.split(" ")[0]);
    };
    if (ids === "") return;
    look();
    window.addEventListener("scroll", look, { passive: true });
    return () => window.removeEventListener("scroll", look);
  }, [ids]);
  return inView;
}
