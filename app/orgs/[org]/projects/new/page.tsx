import type { Metadata } from "next";
import { load } from "@/app/_server/load";
import { Crumbs } from "@/components/frame/crumbs";
import { PageHeader } from "@/components/frame/page-header";
import { CreateProjectForm } from "@/components/projects/create-project-form";
import { Card } from "@/components/ui/card";
import { getNewProject } from "@/lib/projects/get-new-project";
import { createProjectAction } from "../actions";

export const metadata: Metadata = { title: "Create a project" };

export default async function NewProjectPage({ params }: PageProps<"/orgs/[org]/projects/new">) {
  const { org } = await params;
  const { slug } = await load(getNewProject, org, {});
  return (
    <div className="mx-auto max-w-[560px]">
      <Crumbs href={`/orgs/${slug}/projects`} up="Projects" here="Create a project" />
      <PageHeader title="Create a project" lead="You become its first manager, and add the others." />
      <Card className="p-6">
        <CreateProjectForm slug={slug} action={createProjectAction} />
      </Card>
    </div>
  );
}
