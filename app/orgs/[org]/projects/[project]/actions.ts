"use server";

import { redirect } from "next/navigation";
import { runAction } from "@/app/_server/action";
import { readProjectPlace } from "@/lib/kernel/project-place";
import { deleteProject } from "@/lib/projects/delete-project";
import { renameProject } from "@/lib/projects/rename-project";

export const renameProjectAction = runAction(renameProject, ({ name }) => ({ name }));

export const deleteProjectAction = runAction(deleteProject, (_, { place }) =>
  redirect(`/orgs/${readProjectPlace(place)?.slug}/projects`),
);
