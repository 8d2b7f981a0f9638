import type { Metadata } from "next";
import { load } from "@/app/_server/load";
import { PageHeader } from "@/components/frame/page-header";
import { CaseCrumbs } from "@/components/service-cases/case-crumbs";
import { NewCaseForm } from "@/components/service-cases/case-form";
import { Card } from "@/components/ui/card";
import { projectPlace } from "@/lib/kernel/project-place";
import { getNewCase } from "@/lib/service-cases/get-new-case";
import { createCaseAction } from "../actions";

export const metadata: Metadata = { title: "New service case" };

type Props = PageProps<"/orgs/[org]/projects/[project]/cases/new">;

export default async function NewCasePage({ params }: Props) {
  const { org, project } = await params;
  const place = projectPlace(org, project);
  const { projectName, mayHaveIt } = await load(getNewCase, place, {});
  return (
    <>
      <CaseCrumbs place={place} here="New case" />
      <PageHeader title="New service case" lead={`In the project ${projectName}.`} />
      <Card className="max-w-[720px] p-6">
        <NewCaseForm action={createCaseAction} project={place} mayHaveIt={mayHaveIt} />
      </Card>
    </>
  );
}
