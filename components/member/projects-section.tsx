import Link from "next/link";
import { PermissionMark } from "@/components/project-team/permission-mark";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { DateText } from "@/components/ui/date-text";
import { EmptyState } from "@/components/ui/empty-state";
import type { MemberView } from "@/lib/members/get-member";
import { projectPermissions } from "@/lib/permissions/project-table";
import { folderLabel } from "@/lib/project-team/labels";
import type { MemberProject, MemberProjects } from "@/lib/project-team/list-member-projects";
import { givenBy } from "./given-by";
import { who } from "./held-through";
import { Section } from "./section";

interface ProjectsSectionProps {
  view: MemberView;
  places: MemberProjects;
  isFirstPage: boolean;
}

/** Where somebody is in the team, with ticks as columns where there is room, else as a list; and who gave what when. */
export function ProjectsSection({ view, places, isFirstPage }: ProjectsSectionProps) {
  const { slug, member } = view;
  const { projects, next, count } = places;
  const first = member.name.split(" ")[0];
  const path = `/orgs/${slug}/team/${member.id}`;
  const byRole = view.reachesEveryProject;
  return (
    <Section id="projects" title="Projects" {...(count === null ? {} : { count })}>
      {count === null ? (
        <Card>
          <EmptyState title="No more projects">
            <Link href={`${path}#projects`} className="link">
              See the first ones
            </Link>
          </EmptyState>
        </Card>
      ) : projects.length === 0 ? (
        <Card>
          <EmptyState title="In no project’s team">
            {byRole
              ? `The role ${member.role.label} opens every project all the same.`
              : `A manager of a project can invite ${member.isYou ? "you" : first}.`}
          </EmptyState>
        </Card>
      ) : (
        <div className="overflow-hidden rounded-lg border border-line bg-surface shadow-card">
          <table className="block w-full border-collapse lg:table">
            <caption className="sr-only">Projects of {member.name}</caption>
            <thead className="hidden lg:table-header-group">
              <tr className="border-b border-line text-sm text-muted">
                <th scope="col" className="px-4 py-2.5 text-left align-bottom font-medium">
                  Project
                </th>
                {projectPermissions.map(({ key, short }) => (
                  <th key={key} scope="col" className="w-[12%] px-1.5 py-2.5 text-center align-bottom font-medium">
                    {short}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody className="block lg:table-row-group">
              {projects.map((project) => (
                <ProjectRow key={project.id} slug={slug} project={project} />
              ))}
            </tbody>
          </table>
          {next || !isFirstPage ? (
            <div className="flex flex-wrap items-center justify-between gap-3 border-t border-line px-4 py-2.5 text-sm text-muted">
              <span>
                {projects.length} of {count}, by name
              </span>
              <span className="flex gap-2">
                {isFirstPage ? null : (
                  <Link href={`${path}#projects`} className={buttonClass("secondary", "sm")}>
                    First
                  </Link>
                )}
                {next ? (
                  <Link
                    href={`${path}?${new URLSearchParams({ projects: next })}#projects`}
                    className={buttonClass("secondary", "sm")}
                  >
                    Next
                  </Link>
                ) : null}
              </span>
            </div>
          ) : null}
        </div>
      )}
      {byRole && projects.length > 0 ? (
        <p className="mt-2 text-sm text-muted">
          The role {member.role.label} opens every project of the organisation. These are the ones whose team{" "}
          {member.isYou ? "you are" : `${first} is`} in.
        </p>
      ) : null}
    </Section>
  );
}

function ProjectRow({ slug, project }: { slug: string; project: MemberProject }) {
  const { id, name, may, grants, folders, isOnlyManager } = project;
  return (
    <tr className="block border-b border-line py-3 last:border-b-0 lg:table-row lg:py-0">
      <th scope="row" className="block min-w-0 px-4 text-left font-normal lg:table-cell lg:max-w-0 lg:py-2.5">
        <Link href={`/orgs/${slug}/projects/${id}/users`} className="block font-medium wrap-anywhere hover:underline">
          {name}
        </Link>
        <span className={`block text-sm ${isOnlyManager ? "text-warn" : "text-muted"}`}>
          {folderLabel(folders)}
          {isOnlyManager ? " · manages it alone" : ""}
        </span>
        {givenBy(grants).map(({ by, at, labels }) => (
          <span key={`${by}${at}`} className="block text-sm wrap-anywhere text-muted">
            {labels ? `${labels}: given by ` : "Given by "}
            {who(by)}, <DateText at={at} />
          </span>
        ))}
      </th>
      {may.map(({ key, through }, index) => (
        <td
          key={key}
          className={`block px-4 py-0.5 lg:table-cell lg:px-1.5 lg:py-2.5 lg:align-middle ${index === 0 ? "max-lg:pt-2.5" : ""}`}
        >
          <PermissionMark permission={key} through={through} />
        </td>
      ))}
    </tr>
  );
}
