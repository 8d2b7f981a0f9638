import { notFound, redirect } from "next/navigation";
import { load, projectHere } from "@/app/_server/load";
import { projectPlace } from "@/lib/kernel/project-place";
import { findProject } from "@/lib/projects/find-project";

/** GOV.UK Notify's addresses lead on to the project, for whoever may open it (product.md 1). */
export default async function ServicePage({ params }: PageProps<"/services/[...path]">) {
  const [projectId = "", ...rest] = (await params).path;
  const { slug } = await load(findProject, "", { projectId });
  const place = projectPlace(slug, projectId);
  await projectHere(place);
  if (rest.some((part) => part === "." || part === "..")) notFound();
  redirect(["", "orgs", place, ...rest].join("/"));
}
