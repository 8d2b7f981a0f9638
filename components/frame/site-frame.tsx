import type { ReactNode } from "react";
import { Shortcuts } from "@/components/palette/shortcuts";
import { TellsActiveProject } from "./active-project";
import type { NavItem } from "./current-item";
import { OrganisationNav } from "./organisation-nav";
import { PageOnItsWay } from "./page-on-its-way";
import { SkipLink } from "./skip-link";
import { TopBar, type TopBarProps } from "./top-bar";

export interface SiteFrameProps extends TopBarProps {
  /** Only what the person may open. None on pages outside an organisation. */
  nav?: readonly NavItem[];
  navLabel?: string;
  children: ReactNode;
}

export function SiteFrame({ nav = [], navLabel = "Organisation", children, ...bar }: SiteFrameProps) {
  const { organisation, organisations, isPlatformAdmin = false } = bar;
  return (
    <TellsActiveProject>
      <Shortcuts known={{ slug: organisation?.slug ?? null, nav, organisations, isPlatformAdmin }}>
        <SkipLink />
        <TopBar {...bar} />
        <PageOnItsWay
          nav={
            nav.length > 0 ? (
              <OrganisationNav items={nav} label={navLabel} />
            ) : (
              <div className="border-b border-line bg-surface" />
            )
          }
        >
          {children}
        </PageOnItsWay>
      </Shortcuts>
    </TellsActiveProject>
  );
}
