import type { ReactNode } from "react";
import type { NavItem } from "./current-item";
import { OrganisationNav } from "./organisation-nav";
import { SkipLink } from "./skip-link";
import { TopBar, type TopBarProps } from "./top-bar";

export interface SiteFrameProps extends TopBarProps {
  /** Only what the person may open. None on pages outside an organisation. */
  nav?: readonly NavItem[];
  navLabel?: string;
  children: ReactNode;
}

export function SiteFrame({ nav = [], navLabel = "Organisation", children, ...bar }: SiteFrameProps) {
  return (
    <>
      <SkipLink />
      <TopBar {...bar} />
      {nav.length > 0 ? (
        <OrganisationNav items={nav} label={navLabel} />
      ) : (
        <div className="border-b border-line bg-surface" />
      )}
      <main id="main" tabIndex={-1} className="mx-auto max-w-[1080px] px-4 pt-5 pb-16 sm:px-6 sm:pt-8">
        {children}
      </main>
    </>
  );
}
