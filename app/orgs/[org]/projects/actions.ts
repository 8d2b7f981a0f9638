"use server";

import { redirect } from "next/navigation";
import { runAction } from "@/app/_server/action";
import { projectPlace } from "@/lib/kernel/project-place";
import { createProject } from "@/lib/projects/create-project";
import { restoreProject } from "@/lib/projects/restore-project";

export const createProjectAction = runAction(createProject, ({ id }, { place }) => showProject(place, id));

export const restoreProjectAction = runAction(restoreProject, ({ id }, { place }) => showProject(place, id));

function showProject(slug: string, projectId: string): never {
  redirect(`/orgs/${projectPlace(slug, projectId)}`);
}
