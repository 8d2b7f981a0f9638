import type { Metadata } from "next";
import { AccountFrame } from "@/app/_server/account-frame";
import { memberActor } from "@/app/_server/actor";
import { can } from "@/lib/permissions/can";

export async function generateMetadata({ params }: LayoutProps<"/orgs/[org]">): Promise<Metadata> {
  const { seen } = await memberActor((await params).org);
  const name = seen?.organisation.kind === "personal" ? "Private account" : (seen?.organisation.name ?? "");
  return { title: { default: name, template: `%s – ${name} – Rollcall` } };
}

export default async function OrganisationLayout({ params, children }: LayoutProps<"/orgs/[org]">) {
  const { org } = await params;
  const { seen } = await memberActor(org);
  const isTeam = seen?.organisation.kind === "team";
  const nav = [
    { href: `/orgs/${org}`, label: "Dashboard" },
    ...(isTeam && seen && can(seen.permissions, "team:view") ? [{ href: `/orgs/${org}/team`, label: "Team" }] : []),
    ...(isTeam && seen && can(seen.permissions, "organisation:edit")
      ? [{ href: `/orgs/${org}/settings`, label: "Settings" }]
      : []),
  ];
  return (
    <AccountFrame slug={org} nav={nav}>
      {children}
    </AccountFrame>
  );
}
