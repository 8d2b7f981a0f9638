import type { Metadata } from "next";
import { load } from "@/app/_server/load";
import { ProjectOverview } from "@/components/projects/project-overview";
import { projectPlace } from "@/lib/kernel/project-place";
import { getProject } from "@/lib/projects/get-project";

export const metadata: Metadata = { title: "Overview" };

export default async function ProjectPage({ params }: PageProps<"/orgs/[org]/projects/[project]">) {
  const { org, project } = await params;
  return <ProjectOverview project={await load(getProject, projectPlace(org, project), {})} />;
}
