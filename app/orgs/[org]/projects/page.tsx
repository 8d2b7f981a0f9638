import type { Metadata } from "next";
import Link from "next/link";
import { ask, askIf, loadTogether, memberHere } from "@/app/_server/load";
import { PageHeader } from "@/components/frame/page-header";
import { DeletedProjects } from "@/components/projects/deleted-projects";
import { ProjectsTable } from "@/components/projects/projects-table";
import { buttonClass } from "@/components/ui/button";
import { can } from "@/lib/permissions/can";
import { listDeletedProjects } from "@/lib/projects/list-deleted-projects";
import { listProjects } from "@/lib/projects/list-projects";
import { restoreProjectAction } from "./actions";

export const metadata: Metadata = { title: "Projects" };

export default async function ProjectsPage({ params, searchParams }: PageProps<"/orgs/[org]/projects">) {
  const { org } = await params;
  const { search, after, deleted } = await searchParams;
  const asked = {
    ...(typeof search === "string" ? { search } : {}),
    ...(typeof after === "string" && after.length <= 1000 ? { after } : {}),
  };
  const { seen } = await memberHere(org);
  const mayRestore = seen !== undefined && seen.organisation.kind === "team" && can(seen.permissions, "project:delete");
  const [list, gone] = await loadTogether(
    org,
    ask(listProjects, asked),
    askIf(
      mayRestore,
      listDeletedProjects,
      typeof deleted === "string" && deleted.length <= 1000 ? { after: deleted } : {},
    ),
  );
  return (
    <>
      <PageHeader
        title="Projects"
        lead="Each has a team of its own."
        actions={
          <>
            {list.mayAskToJoin ? (
              <Link href={`/orgs/${list.slug}/projects/join`} className={buttonClass("secondary")}>
                Ask to join a project
              </Link>
            ) : null}
            {list.mayCreate ? (
              <Link href={`/orgs/${list.slug}/projects/new`} className={buttonClass("primary")}>
                Create project
              </Link>
            ) : null}
          </>
        }
      />
      <ProjectsTable list={list} search={asked.search?.trim() ?? ""} isFirstPage={asked.after === undefined} />
      {gone ? <DeletedProjects view={gone} restore={restoreProjectAction} /> : null}
    </>
  );
}
