"use server";

import { redirect } from "next/navigation";
import { runAction } from "@/app/_server/action";
import { projectPlace } from "@/lib/kernel/project-place";
import { createProject } from "@/lib/projects/create-project";

export const createProjectAction = runAction(createProject, ({ id }, { place }) =>
  redirect(`/orgs/${projectPlace(place, id)}`),
);
