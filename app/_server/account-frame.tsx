import "server-only";
import type { ReactNode } from "react";
import type { NavItem } from "@/components/frame/current-item";
import { SiteFrame } from "@/components/frame/site-frame";
import type { TopBarProps } from "@/components/frame/top-bar";
import { currentSession } from "./actor";
import { myOrganisations } from "./my-organisations";
import { signOutAction } from "./sign-out";

interface AccountFrameProps {
  /** The slug in the URL, or '' outside organisations. */
  slug?: string;
  nav?: readonly NavItem[];
  navLabel?: string;
  /** Of an organisation that has projects: the one that the address is about, if any. */
  projects?: TopBarProps["projects"];
  children: ReactNode;
}

/** The frame around every page of a signed-in person. Shows; decides nothing (AZ-04). */
export async function AccountFrame(props: AccountFrameProps) {
  const { slug = "", nav = [], navLabel = "Organisation", projects, children } = props;
  const mine = await myOrganisations(slug);
  const session = await currentSession(slug);
  const organisations = mine.map(({ kind, name, slug: own }) => ({
    name: kind === "personal" ? "Private account" : name,
    slug: own,
  }));
  const user = { id: session?.userId ?? "", name: session?.name ?? "", email: session?.email ?? "" };
  return (
    <SiteFrame
      organisation={organisations.find((each) => each.slug === slug) ?? null}
      organisations={organisations}
      user={user}
      isPlatformAdmin={session?.isPlatformAdmin ?? false}
      signOutAction={signOutAction}
      projects={projects}
      nav={nav}
      navLabel={navLabel}
    >
      {children}
    </SiteFrame>
  );
}
