import type { Metadata } from "next";
import Link from "next/link";
import { load } from "@/app/_server/load";
import { PageHeader } from "@/components/frame/page-header";
import { CopyForm } from "@/components/templates/copy-form";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { SearchForm } from "@/components/ui/search-form";
import { projectPlace } from "@/lib/kernel/project-place";
import { listCopyTargets } from "@/lib/templates/list-copy-targets";
import { copyTemplateAction } from "../../actions";
import { readAsked } from "../../read-asked";

export const metadata: Metadata = { title: "Copy to another project" };

type Props = PageProps<"/orgs/[org]/projects/[project]/templates/[template]/copy">;

export default async function CopyTemplatePage({ params, searchParams }: Props) {
  const { org, project, template: templateId } = await params;
  const { search } = readAsked(await searchParams);
  const place = projectPlace(org, project);
  const view = await load(listCopyTargets, place, { templateId, ...(search ? { search } : {}) });
  const here = `/orgs/${place}/templates/${templateId}`;
  return (
    <>
      <PageHeader
        title={`Copy ${view.template.name}`}
        lead="The copy stands at the top of the other project, where everybody in it sees it. Older versions are not copied."
      />
      {view.hasMore || search ? (
        <SearchForm path={`${here}/copy`} label="Search projects" placeholder="Search projects" search={search ?? ""} />
      ) : null}
      <Card className="max-w-[560px] p-6">
        {view.targets.length > 0 ? (
          <CopyForm view={view} action={copyTemplateAction} />
        ) : (
          <EmptyState
            title={search ? "Nothing matches" : "There is no other project"}
            action={
              <Link href={here} className={buttonClass("secondary")}>
                Back to the template
              </Link>
            }
          >
            You can copy to projects in which you may add and edit templates.
          </EmptyState>
        )}
      </Card>
    </>
  );
}
