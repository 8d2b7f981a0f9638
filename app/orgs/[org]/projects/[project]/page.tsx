import type { Metadata } from "next";
import { load } from "@/app/_server/load";
import { DeleteProject, RenameProject } from "@/components/projects/project-actions";
import { ProjectOverview } from "@/components/projects/project-overview";
import { projectPlace } from "@/lib/kernel/project-place";
import { getProject } from "@/lib/projects/get-project";
import { deleteProjectAction, renameProjectAction } from "./actions";

export const metadata: Metadata = { title: "Overview" };

export default async function ProjectPage({ params }: PageProps<"/orgs/[org]/projects/[project]">) {
  const { org, project: id } = await params;
  const project = await load(getProject, projectPlace(org, id), {});
  return (
    <ProjectOverview
      project={project}
      actions={project.mayRename ? <RenameProject project={project} action={renameProjectAction} /> : null}
    >
      {project.mayDelete ? <DeleteProject project={project} action={deleteProjectAction} /> : null}
    </ProjectOverview>
  );
}
