import "server-only";
import type { ReactNode } from "react";
import { SiteFrame } from "@/components/frame/site-frame";
import { currentSession } from "./actor";
import { myOrganisations } from "./my-organisations";
import { signOutAction } from "./sign-out";

interface AccountFrameProps {
  /** The slug in the URL, or '' outside organisations. */
  slug?: string;
  nav?: readonly { href: string; label: string }[];
  navLabel?: string;
  children: ReactNode;
}

/** The frame around every page of a signed-in person. Shows; decides nothing (AZ-04). */
export async function AccountFrame({ slug = "", nav = [], navLabel = "Organisation", children }: AccountFrameProps) {
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
      nav={nav}
      navLabel={navLabel}
    >
      {children}
    </SiteFrame>
  );
}
