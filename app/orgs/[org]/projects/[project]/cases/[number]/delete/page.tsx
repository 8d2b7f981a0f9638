import type { Metadata } from "next";
import { load } from "@/app/_server/load";
import { PageHeader } from "@/components/frame/page-header";
import { CaseCrumbs } from "@/components/service-cases/case-crumbs";
import { DeleteCaseForm } from "@/components/service-cases/delete-form";
import { projectPlace } from "@/lib/kernel/project-place";
import { getCaseToDelete } from "@/lib/service-cases/get-case-to-delete";
import { deleteCaseAction } from "../../actions";

export const metadata: Metadata = { title: "Delete service case" };

type Props = PageProps<"/orgs/[org]/projects/[project]/cases/[number]/delete">;

/** Opening it changes nothing; its button does. */
export default async function DeleteCasePage({ params }: Props) {
  const { org, project, number } = await params;
  const place = projectPlace(org, project);
  const found = await load(getCaseToDelete, place, { number: Number(number) });
  return (
    <>
      <CaseCrumbs place={place} number={found.number} here="Delete" />
      <PageHeader title={`Delete service case ${found.number}`} />
      <DeleteCaseForm found={found} project={place} action={deleteCaseAction} />
    </>
  );
}
