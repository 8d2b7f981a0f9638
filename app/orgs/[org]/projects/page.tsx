import type { Metadata } from "next";
import Link from "next/link";
import { load } from "@/app/_server/load";
import { PageHeader } from "@/components/frame/page-header";
import { ProjectsTable } from "@/components/projects/projects-table";
import { buttonClass } from "@/components/ui/button";
import { listProjects } from "@/lib/projects/list-projects";

export const metadata: Metadata = { title: "Projects" };

export default async function ProjectsPage({ params, searchParams }: PageProps<"/orgs/[org]/projects">) {
  const { org } = await params;
  const { search, after } = await searchParams;
  const asked = {
    ...(typeof search === "string" ? { search } : {}),
    ...(typeof after === "string" && after.length <= 1000 ? { after } : {}),
  };
  const list = await load(listProjects, org, asked);
  return (
    <>
      <PageHeader
        title="Projects"
        lead="Each has a team of its own."
        actions={
          list.mayCreate ? (
            <Link href={`/orgs/${list.slug}/projects/new`} className={buttonClass("primary")}>
              Create project
            </Link>
          ) : null
        }
      />
      <ProjectsTable list={list} search={asked.search?.trim() ?? ""} isFirstPage={asked.after === undefined} />
    </>
  );
}
