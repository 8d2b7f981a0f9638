import type { Metadata } from "next";
import { load, projectHere } from "@/app/_server/load";
import { PageHeader } from "@/components/frame/page-header";
import { Crumbs } from "@/components/templates/crumbs";
import { NewTemplateForm } from "@/components/templates/template-form";
import { Card } from "@/components/ui/card";
import { projectPlace } from "@/lib/kernel/project-place";
import { getNewTemplate } from "@/lib/templates/get-new-template";
import { createTemplateAction } from "../actions";

export const metadata: Metadata = { title: "New template" };

type Props = PageProps<"/orgs/[org]/projects/[project]/templates/new">;

export default async function NewTemplatePage({ params, searchParams }: Props) {
  const { org, project } = await params;
  const { folder } = await searchParams;
  const place = projectPlace(org, project);
  const view = await load(getNewTemplate, place, { folderId: typeof folder === "string" && folder ? folder : null });
  const { here } = await projectHere(place);
  const base = `/orgs/${place}/templates`;
  return (
    <>
      <Crumbs base={base} path={view.path} here="New template" />
      <PageHeader title="New template" />
      <Card className="max-w-[720px] p-6">
        <NewTemplateForm
          action={createTemplateAction}
          project={place}
          folderId={view.folderId}
          sender={here?.project.name ?? ""}
          cancel={view.folderId === null ? base : `${base}/folders/${view.folderId}`}
        />
      </Card>
    </>
  );
}
