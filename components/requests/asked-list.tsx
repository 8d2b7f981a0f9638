"use client";

import Link from "next/link";
import { CommandForm } from "@/components/forms/command-form";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { DateText } from "@/components/ui/date-text";
import { EmptyState } from "@/components/ui/empty-state";
import { SubmitButton } from "@/components/ui/submit-button";
import { TimeAgo } from "@/components/ui/time-ago";
import { useToast } from "@/components/ui/toast";
import type { FormAction } from "@/lib/kernel/form-state";
import { projectPlace } from "@/lib/kernel/project-place";
import type { AskedRequest, AskedRequests } from "@/lib/requests/list-asked-requests";
import { Reason } from "./reason";
import { requestRefusals } from "./refusals";
import { askedWords } from "./request-words";
import { StateMark } from "./state-mark";

interface AskedListProps {
  list: AskedRequests;
  withdraw: FormAction<{ projectName: string }>;
}

/** What the reader has asked of others, and what became of it. */
export function AskedList({ list: { slug, requests, mayAskToJoin }, withdraw }: AskedListProps) {
  if (requests.length === 0)
    return (
      <Card className="mb-8">
        <EmptyState
          title="You have asked nothing"
          action={
            mayAskToJoin ? (
              <Link href={`/orgs/${slug}/projects/join`} className={buttonClass("secondary")}>
                Ask to join a project
              </Link>
            ) : null
          }
        >
          What you ask others in this organisation for is listed here, with their answers.
        </EmptyState>
      </Card>
    );
  return (
    <Card className="mb-8">
      <ul aria-label="Asked by you">
        {requests.map((request) => (
          <Asked key={request.id} slug={slug} request={request} withdraw={withdraw} />
        ))}
      </ul>
    </Card>
  );
}

/** Before the day: "withdrawn 2 December". */
const endedWords = {
  pending: "",
  approved: "approved",
  rejected: "rejected",
  withdrawn: "withdrawn",
  joined: "let in another way",
} as const;

function Asked({
  slug,
  request,
  withdraw,
}: { slug: string; request: AskedRequest } & Pick<AskedListProps, "withdraw">) {
  const toast = useToast();
  const { kind, state, project, createdAt, endedAt, endedByName, endedByPlatform, reason, answer } = request;
  const by = endedByName ?? (endedByPlatform ? "a platform admin" : null);
  const what = askedWords(request);
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2.5 border-b border-line p-4 last:border-b-0">
      <div className="min-w-0 flex-1 basis-60">
        <div className="font-medium wrap-anywhere">{what}</div>
        <div className="text-sm text-muted wrap-anywhere">
          Asked <TimeAgo at={createdAt} />
          {endedAt ? (
            <>
              {` · ${endedWords[state]} `}
              <DateText at={endedAt} format="long" />
              {by ? ` by ${by}` : ""}
            </>
          ) : null}
          {project && kind === "go_live" ? (
            <>
              {" · "}
              <Link href={`/orgs/${projectPlace(slug, project.id)}/go-live`} className="link font-medium">
                Open
              </Link>
            </>
          ) : null}
        </div>
        {reason ? <Reason>{reason}</Reason> : null}
        {answer ? (
          <p className="mt-2 text-sm wrap-anywhere">
            {endedByName ?? (endedByPlatform ? "A platform admin" : "They")} said: “{answer}”
          </p>
        ) : null}
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <StateMark state={state} />
        {kind === "join" && state === "pending" ? (
          <CommandForm
            action={withdraw}
            hidden={{ organisation: slug, joinRequestId: request.id }}
            sentences={requestRefusals.withdraw_join_request}
            onDone={({ projectName }) => toast(`You no longer ask to join ${projectName}`)}
            footer={
              <SubmitButton size="sm" variant="secondary">
                Withdraw<span className="sr-only"> {what}</span>
              </SubmitButton>
            }
          />
        ) : null}
      </div>
    </li>
  );
}
