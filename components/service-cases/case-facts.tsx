import Link from "next/link";
import { Avatar } from "@/components/ui/avatar";
import { Card } from "@/components/ui/card";
import { FactList } from "@/components/ui/fact-list";
import { MomentText } from "@/components/ui/moment-text";
import type { CaseView } from "@/lib/service-cases/get-case";
import { StateMark } from "./state-mark";

export function CaseFacts({ view, href }: { view: CaseView; href: string }) {
  const { state, assignee, project, createdAt, changedAt, may } = view;
  const mayAssign = may.resolve && state !== "resolved";
  return (
    <Card className="p-4">
      <FactList
        plain
        facts={[
          { term: "Status", detail: <StateMark state={state} /> },
          {
            term: "Assigned to",
            detail: (
              <span className="grid justify-items-start gap-1">
                {assignee ? (
                  <span className="flex min-w-0 items-center gap-2">
                    <Avatar id={assignee.userId} name={assignee.name} size="sm" />
                    <span className="min-w-0 wrap-anywhere">{assignee.name}</span>
                  </span>
                ) : (
                  "Nobody"
                )}
                {mayAssign ? (
                  <Link href={`${href}/assign`} className="link text-sm font-medium">
                    {assignee ? "Change" : "Assign"}
                    <span className="sr-only"> whose case it is</span>
                  </Link>
                ) : null}
              </span>
            ),
          },
          { term: "Project", detail: project.name },
          { term: "Opened", detail: <MomentText at={createdAt} /> },
          { term: "Last change", detail: <MomentText at={changedAt} /> },
        ]}
      />
      {may.delete ? (
        <p className="mt-4 border-t border-line pt-3">
          <Link href={`${href}/delete`} className="link text-sm">
            Delete this case
          </Link>
        </p>
      ) : null}
    </Card>
  );
}
