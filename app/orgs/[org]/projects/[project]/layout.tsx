import type { Metadata } from "next";
import Link from "next/link";
import { projectHere } from "@/app/_server/load";
import { IsActiveProject } from "@/components/frame/active-project";
import { ProjectNav } from "@/components/projects/project-nav";
import { ProjectState } from "@/components/projects/project-state";
import { projectPlace } from "@/lib/kernel/project-place";
import { can } from "@/lib/permissions/can";
import { effectivePermissions } from "@/lib/permissions/project-grants";

type Props = LayoutProps<"/orgs/[org]/projects/[project]">;

async function here(params: Props["params"]) {
  const { org, project } = await params;
  return projectHere(projectPlace(org, project));
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { here: standing, seen } = await here(params);
  const name = standing?.project.name ?? "";
  return { title: { default: name, template: `%s – ${name} – ${seen?.organisation.name ?? ""} – Rollcall` } };
}

export default async function ProjectLayout({ params, children }: Props) {
  const { org, project } = await params;
  const { here: standing, seen } = await here(params);
  const base = `/orgs/${projectPlace(org, project)}`;
  const may = seen && standing ? effectivePermissions({ stored: standing.stored, role: seen.role }) : new Map();
  const nav = [
    { href: base, label: "Overview" },
    { href: `${base}/templates`, label: "Templates" },
    { href: `${base}/users`, label: "Team members" },
    ...(seen && standing && can(seen.role.permissions, "service_case:view")
      ? [{ href: `${base}/cases`, label: "Service cases", count: standing.unresolvedCases }]
      : []),
    ...(may.has("manage_api_keys") ? [{ href: `${base}/api`, label: "API integration" }] : []),
    ...(may.has("manage_service")
      ? [
          { href: `${base}/settings`, label: "Settings" },
          { href: `${base}/usage`, label: "Usage" },
        ]
      : []),
  ];
  return (
    <>
      {standing ? <IsActiveProject id={standing.project.id} name={standing.project.name} /> : null}
      <div className="mb-5">
        <p className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1 text-muted">
          <Link href={`/orgs/${org}/projects`} className="link">
            Projects
          </Link>
          <span aria-hidden>›</span>
          <span className="min-w-0 font-medium wrap-anywhere text-ink">{standing?.project.name}</span>
          {standing ? <ProjectState isLive={standing.project.wentLiveAt !== null} /> : null}
        </p>
        <ProjectNav items={nav} />
      </div>
      {children}
    </>
  );
}
