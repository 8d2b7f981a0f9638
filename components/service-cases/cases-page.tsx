import { Wrench } from "lucide-react";
import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { FormAction } from "@/lib/kernel/form-state";
import { projectPlace } from "@/lib/kernel/project-place";
import type { CasesView } from "@/lib/service-cases/list-cases";
import { CaseFilter } from "./case-filter";
import { CaseMails } from "./case-mails";
import { CasesHeader } from "./cases-header";
import { CasesTable } from "./cases-table";

interface CasesPageProps {
  view: CasesView;
  saveMails: FormAction<{ receives: boolean }>;
}

export function CasesPage({ view, saveMails }: CasesPageProps) {
  const { cases, next, state, assignee, mayCreate } = view;
  const base = `/orgs/${projectPlace(view.slug, view.projectId)}/cases`;
  const asked = { ...(state === "unresolved" ? {} : { state }), ...(assignee ? { assignee } : {}) };
  const isFiltered = Object.keys(asked).length > 0;
  return (
    <>
      <CasesHeader base={base} shown="list" mayCreate={mayCreate} />
      <CaseFilter view={view} path={base} />
      {cases.length > 0 ? (
        <CasesTable
          cases={cases}
          base={base}
          more={next ? `${base}?${new URLSearchParams({ ...asked, after: next })}` : null}
        />
      ) : (
        <Card>
          <EmptyState
            icon={<Wrench size={20} />}
            title={isFiltered ? "Nothing matches" : "Nothing to do"}
            action={
              isFiltered ? null : (
                <Link href={`${base}?state=all`} className={buttonClass("secondary")}>
                  Show resolved ones too
                </Link>
              )
            }
          >
            {isFiltered
              ? "No case has this status and is assigned to them. Choose another filter."
              : mayCreate
                ? "No case waits for anybody. Create one when something does not work."
                : "No case waits for anybody. Those who may create cases have created none that is not resolved."}
          </EmptyState>
        </Card>
      )}
      <CaseMails organisation={{ slug: view.slug, name: view.organisationName }} mails={view.mails} save={saveMails} />
    </>
  );
}
