import type { Metadata } from "next";
import { AccountFrame } from "@/app/_server/account-frame";
import { activeProject } from "@/app/_server/active-project";
import { memberHere, sessionHere } from "@/app/_server/load";
import type { Permission } from "@/lib/permissions/table";
import { navOf } from "./pages";

export async function generateMetadata({ params }: LayoutProps<"/orgs/[org]">): Promise<Metadata> {
  const { seen } = await memberHere((await params).org);
  const name = seen?.organisation.kind === "personal" ? "Private account" : (seen?.organisation.name ?? "");
  return { title: { default: name, template: `%s – ${name} – Rollcall` } };
}

export default async function OrganisationLayout({ params, children }: LayoutProps<"/orgs/[org]">) {
  const { org } = await params;
  const { seen } = await memberHere(org);
  const session = await sessionHere(org);
  const isTeam = seen?.organisation.kind === "team";
  const reader = { org, isTeam, permissions: seen?.permissions ?? new Set<Permission>() };
  return (
    <AccountFrame
      slug={org}
      nav={navOf(reader, session?.waiting ?? 0)}
      projects={isTeam ? { active: await activeProject() } : undefined}
    >
      {children}
    </AccountFrame>
  );
}
