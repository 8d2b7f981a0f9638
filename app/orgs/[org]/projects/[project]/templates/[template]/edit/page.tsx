import type { Metadata } from "next";
import { load } from "@/app/_server/load";
import { PageHeader } from "@/components/frame/page-header";
import { Crumbs } from "@/components/templates/crumbs";
import { EditTemplateForm } from "@/components/templates/template-form";
import { Card } from "@/components/ui/card";
import { projectPlace } from "@/lib/kernel/project-place";
import { getTemplateToEdit } from "@/lib/templates/get-template-to-edit";
import { editTemplateAction } from "../../actions";

export const metadata: Metadata = { title: "Edit template" };

type Props = PageProps<"/orgs/[org]/projects/[project]/templates/[template]/edit">;

export default async function EditTemplatePage({ params }: Props) {
  const { org, project, template: templateId } = await params;
  const place = projectPlace(org, project);
  const { template, seen, path, sender } = await load(getTemplateToEdit, place, { templateId });
  const base = `/orgs/${place}/templates`;
  return (
    <>
      <Crumbs base={base} path={[...path]} here={`Edit ${template.name}`} />
      <PageHeader title={`Edit ${template.name}`} />
      <Card className="max-w-[720px] p-6">
        <EditTemplateForm
          action={editTemplateAction}
          project={place}
          templateId={templateId}
          seen={seen}
          template={template}
          sender={sender}
          cancel={`${base}/${templateId}`}
        />
      </Card>
    </>
  );
}
