import type { Metadata } from "next";
import { load } from "@/app/_server/load";
import { PageHeader } from "@/components/frame/page-header";
import { AssignForm, ReleaseForm } from "@/components/service-cases/assign-form";
import { CaseCrumbs } from "@/components/service-cases/case-crumbs";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { SearchForm } from "@/components/ui/search-form";
import { projectPlace } from "@/lib/kernel/project-place";
import { listCaseAssignees } from "@/lib/service-cases/list-case-assignees";
import { assignCaseAction, releaseCaseAction } from "../../actions";

export const metadata: Metadata = { title: "Assign service case" };

type Props = PageProps<"/orgs/[org]/projects/[project]/cases/[number]/assign">;

export default async function AssignCasePage({ params, searchParams }: Props) {
  const { org, project, number } = await params;
  const { search: typed } = await searchParams;
  const search = typeof typed === "string" ? typed.trim() : "";
  const place = projectPlace(org, project);
  const view = await load(listCaseAssignees, place, { number: Number(number), ...(search ? { search } : {}) });
  const here = `/orgs/${place}/cases/${view.number}/assign`;
  return (
    <>
      <CaseCrumbs place={place} number={view.number} here="Assign" />
      <PageHeader title={`Assign service case ${view.number}`} lead={view.title} />
      {view.hasMore || search ? (
        <SearchForm path={here} label="Search people" placeholder="Search people" search={search} />
      ) : null}
      <div className="grid max-w-[560px] gap-4">
        <Card className="p-6">
          {view.people.length > 0 ? (
            <AssignForm view={view} project={place} action={assignCaseAction} />
          ) : (
            <EmptyState title="Nobody matches">
              A case can be assigned to members whose role may pick up and resolve service cases, and who can open the
              project.
            </EmptyState>
          )}
        </Card>
        {view.state === "in_progress" ? (
          <Card className="p-6">
            <ReleaseForm view={view} project={place} action={releaseCaseAction} />
          </Card>
        ) : null}
      </div>
    </>
  );
}
