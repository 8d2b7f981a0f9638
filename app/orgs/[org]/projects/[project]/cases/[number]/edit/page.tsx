import type { Metadata } from "next";
import { load } from "@/app/_server/load";
import { PageHeader } from "@/components/frame/page-header";
import { CaseCrumbs } from "@/components/service-cases/case-crumbs";
import { EditCaseForm } from "@/components/service-cases/case-form";
import { Card } from "@/components/ui/card";
import { projectPlace } from "@/lib/kernel/project-place";
import { getCaseToEdit } from "@/lib/service-cases/get-case-to-edit";
import { editCaseAction } from "../../actions";

export const metadata: Metadata = { title: "Edit service case" };

type Props = PageProps<"/orgs/[org]/projects/[project]/cases/[number]/edit">;

export default async function EditCasePage({ params }: Props) {
  const { org, project, number } = await params;
  const place = projectPlace(org, project);
  const found = await load(getCaseToEdit, place, { number: Number(number) });
  return (
    <>
      <CaseCrumbs place={place} number={found.number} here="Edit" />
      <PageHeader title={`Edit service case ${found.number}`} />
      <Card className="max-w-[720px] p-6">
        <EditCaseForm action={editCaseAction} project={place} found={found} />
      </Card>
    </>
  );
}
