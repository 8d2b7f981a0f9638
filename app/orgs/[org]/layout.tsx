import type { Metadata } from "next";
import { AccountFrame } from "@/app/_server/account-frame";
import { activeProject } from "@/app/_server/active-project";
import { memberHere, sessionHere } from "@/app/_server/load";
import { can } from "@/lib/permissions/can";

export async function generateMetadata({ params }: LayoutProps<"/orgs/[org]">): Promise<Metadata> {
  const { seen } = await memberHere((await params).org);
  const name = seen?.organisation.kind === "personal" ? "Private account" : (seen?.organisation.name ?? "");
  return { title: { default: name, template: `%s – ${name} – Rollcall` } };
}

/** Plan and seats are on the settings page too. */
const settingsOpenTo = ["organisation:edit", "subscription:manage"] as const;

export default async function OrganisationLayout({ params, children }: LayoutProps<"/orgs/[org]">) {
  const { org } = await params;
  const { seen } = await memberHere(org);
  const session = await sessionHere(org);
  const isTeam = seen?.organisation.kind === "team";
  const nav = [
    { href: `/orgs/${org}`, label: "Dashboard" },
    ...(isTeam && seen && can(seen.permissions, "team:view")
      ? [{ href: `/orgs/${org}/team`, label: "Team", also: [`/orgs/${org}/report`] }]
      : []),
    ...(isTeam
      ? [
          { href: `/orgs/${org}/projects`, label: "Projects" },
          { href: `/orgs/${org}/requests`, label: "Requests", count: session?.waiting ?? 0 },
        ]
      : []),
    ...(isTeam && seen && can(seen.permissions, "audit_log:view")
      ? [{ href: `/orgs/${org}/audit-log`, label: "Audit log" }]
      : []),
    ...(isTeam && seen && settingsOpenTo.some((permission) => can(seen.permissions, permission))
      ? [{ href: `/orgs/${org}/settings`, label: "Settings" }]
      : []),
  ];
  return (
    <AccountFrame slug={org} nav={nav} projects={isTeam ? { active: await activeProject() } : undefined}>
      {children}
    </AccountFrame>
  );
}
