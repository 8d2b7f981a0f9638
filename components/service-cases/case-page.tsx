import Link from "next/link";
import { PageHeader } from "@/components/frame/page-header";
import { buttonClass } from "@/components/ui/button";
import { DateText } from "@/components/ui/date-text";
import type { FormAction } from "@/lib/kernel/form-state";
import { projectPlace } from "@/lib/kernel/project-place";
import type { CaseView } from "@/lib/service-cases/get-case";
import { CaseButton } from "./case-button";
import { CaseCrumbs } from "./case-crumbs";
import { CaseFacts } from "./case-facts";
import { Entry, left, Said } from "./case-history";
import { CommentForm } from "./comment-form";
import { serviceCaseRefusals } from "./refusals";
import { ResolveButton } from "./resolve-button";

export interface CaseCommands {
  readonly comment: FormAction<null>;
  readonly pickUp: FormAction<null>;
  readonly resolve: FormAction<{ number: number }>;
  readonly reopen: FormAction<null>;
}

interface CasePageProps {
  view: CaseView;
  /** Whether it tells what happened before the latest. */
  isEarlier: boolean;
  commands: CaseCommands;
}

/** One case: what it is, what was said and done about it, and what whoever looks may do. */
export function CasePage({ view, isEarlier, commands }: CasePageProps) {
  const { number, title, opener, createdAt, entries, earlier, may } = view;
  const place = projectPlace(view.slug, view.project.id);
  const href = `/orgs/${place}/cases/${number}`;
  return (
    <>
      <CaseCrumbs place={place} here={String(number)} />
      <PageHeader
        title={
          <span className="wrap-anywhere">
            {title} <span className="font-normal text-muted">{number}</span>
          </span>
        }
        lead={
          <>
            Opened by {opener.name ?? left.toLowerCase()} on <DateText at={createdAt} format="long" />
          </>
        }
        actions={<Actions view={view} place={place} href={href} commands={commands} />}
      />
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_312px]">
        <div className="min-w-0 max-lg:order-2">
          <ol aria-label="What was said and done" className="grid grid-cols-1 gap-4">
            <li>
              <Said by={opener} at={createdAt} text={view.description} />
            </li>
            {earlier ? (
              <li>
                <Link href={`${href}?${new URLSearchParams({ before: earlier })}`} className="link text-sm font-medium">
                  Show earlier
                </Link>
              </li>
            ) : null}
            {entries.map((entry) => (
              <li key={entry.id}>
                <Entry entry={entry} />
              </li>
            ))}
            {isEarlier ? (
              <li>
                <Link href={href} className="link text-sm font-medium">
                  Show the latest
                </Link>
              </li>
            ) : null}
          </ol>
          {may.comment ? (
            <CommentForm action={commands.comment} project={place} caseId={view.id} you={view.you} />
          ) : null}
        </div>
        <CaseFacts view={view} href={href} />
      </div>
    </>
  );
}

interface ActionsProps {
  view: CaseView;
  place: string;
  href: string;
  commands: CaseCommands;
}

function Actions({ view: { id: caseId, state, may }, place: project, href, commands }: ActionsProps) {
  return (
    <>
      {may.edit ? (
        <Link href={`${href}/edit`} className={buttonClass("secondary")}>
          Edit
        </Link>
      ) : null}
      {may.resolve && state !== "resolved" ? (
        <ResolveButton
          action={commands.resolve}
          project={project}
          caseId={caseId}
          variant={state === "open" ? "secondary" : "primary"}
          mayComment={may.comment}
        />
      ) : null}
      {may.resolve && state === "open" ? (
        <CaseButton
          action={commands.pickUp}
          sentences={serviceCaseRefusals.pick_up_case}
          hidden={{ project, caseId }}
          label="Pick up"
          done="This case is yours"
        />
      ) : null}
      {may.resolve && state === "resolved" ? (
        <CaseButton
          action={commands.reopen}
          sentences={serviceCaseRefusals.reopen_case}
          hidden={{ project, caseId }}
          label="Reopen"
          done="The case is reopened"
          variant="secondary"
        />
      ) : null}
    </>
  );
}
