import Link from "next/link";
import type { FormAction } from "@/lib/kernel/form-state";
import { projectPlace } from "@/lib/kernel/project-place";
import { stateLabels } from "@/lib/service-cases/labels";
import type { CaseBoardView } from "@/lib/service-cases/list-case-board";
import { CaseMails } from "./case-mails";
import { CasesHeader } from "./cases-header";
import { Assignee } from "./cases-table";
import { StateMark } from "./state-mark";

interface BoardPageProps {
  view: CaseBoardView;
  saveMails: FormAction<{ receives: boolean }>;
}

/** A column for each state; below one another where it is too narrow for them. */
export function BoardPage({ view, saveMails }: BoardPageProps) {
  const base = `/orgs/${projectPlace(view.slug, view.projectId)}/cases`;
  return (
    <>
      <CasesHeader base={base} shown="board" mayCreate={view.mayCreate} />
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-3">
        {view.columns.map(({ state, cases, hasMore }) => (
          <section key={state} aria-label={stateLabels[state]} className="min-w-0 rounded-lg bg-sunken p-3">
            <h2 className="mb-2 flex items-center justify-between gap-2 text-base">
              <StateMark state={state} />
              {hasMore ? (
                <Link href={`${base}?state=${state}`} className="link text-sm font-normal">
                  See all<span className="sr-only"> that are {stateLabels[state].toLowerCase()}</span>
                </Link>
              ) : null}
            </h2>
            {cases.length > 0 ? (
              <ul className="grid gap-2">
                {cases.map(({ number, title, assignee }) => (
                  <li key={number} className="grid gap-1.5 rounded-md border border-line bg-surface p-3 shadow-card">
                    <span className="min-w-0">
                      <span className="mr-2 text-muted tabular-nums">{number}</span>
                      <Link href={`${base}/${number}`} className="link font-medium wrap-anywhere">
                        {title}
                      </Link>
                    </span>
                    <span className="text-sm">
                      <Assignee assignee={assignee} />
                    </span>
                  </li>
                ))}
              </ul>
            ) : (
              <p className="py-2 text-sm text-muted">No case is {stateLabels[state].toLowerCase()}.</p>
            )}
          </section>
        ))}
      </div>
      <CaseMails organisation={{ slug: view.slug, name: view.organisationName }} mails={view.mails} save={saveMails} />
    </>
  );
}
