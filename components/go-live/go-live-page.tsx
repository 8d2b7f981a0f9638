"use client";

import { Check, X } from "lucide-react";
import Link from "next/link";
import { CommandForm } from "@/components/forms/command-form";
import { TextareaField } from "@/components/forms/textarea-field";
import { EndedNote } from "@/components/requests/ended-note";
import { Reason } from "@/components/requests/reason";
import { requestRefusals } from "@/components/requests/refusals";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { DateText } from "@/components/ui/date-text";
import { listed } from "@/components/ui/listed";
import { Note } from "@/components/ui/note";
import { SubmitButton } from "@/components/ui/submit-button";
import { TimeAgo } from "@/components/ui/time-ago";
import { useToast } from "@/components/ui/toast";
import type { GoLiveView } from "@/lib/go-live/get-go-live";
import { requestGoLiveInput } from "@/lib/go-live/input";
import type { FormAction } from "@/lib/kernel/form-state";
import { projectPlace } from "@/lib/kernel/project-place";
import { goLiveMarks } from "./fact-marks";

interface GoLivePageProps {
  view: GoLiveView;
  request: FormAction<null>;
  withdraw: FormAction<null>;
}

/** From trial to live: what is there, what is missing, who decides, and the request. */
export function GoLivePage({ view, request, withdraw }: GoLivePageProps) {
  const { wentLiveAt, waiting, earlier } = view;
  return (
    <div className="grid max-w-[720px] gap-6">
      {wentLiveAt ? (
        <Note title="This project is live.">
          Since <DateText at={wentLiveAt} format="long" />. It keeps at least two managers.
        </Note>
      ) : (
        <>
          <CheckList view={view} />
          {waiting ? <Waiting view={view} waiting={waiting} withdraw={withdraw} /> : null}
          {!waiting && view.mayAsk ? <Ask view={view} request={request} /> : null}
          {waiting || view.mayAsk ? null : <Note>Whoever manages this project can ask for it to go live.</Note>}
        </>
      )}
      {earlier.length > 0 ? (
        <section aria-labelledby="earlier">
          <h2 id="earlier" className="mb-2.5">
            Earlier requests
          </h2>
          {earlier.map(({ id, state, endedAt, deciderName, decidedByPlatform, answer }) =>
            endedAt && state !== "pending" ? (
              <EndedNote
                key={id}
                how={state === "cancelled" ? "withdrawn" : state}
                at={endedAt}
                byName={deciderName}
                byPlatform={decidedByPlatform}
                answer={answer}
              />
            ) : null,
          )}
        </section>
      ) : null}
    </div>
  );
}

/** Two managers it must have; the rest is looked at by whoever decides. */
function CheckList({ view: { slug, project, facts, approvers, mayAsk } }: { view: GoLiveView }) {
  const base = `/orgs/${projectPlace(slug, project.id)}`;
  const ways = {
    managers: { href: `${base}/users/invite?as=manager`, label: "Choose a manager" },
    templates: { href: `${base}/templates`, label: "Templates" },
    senders: { href: `${base}/settings`, label: "Senders" },
  };
  return (
    <section aria-labelledby="check-list">
      <h2 id="check-list" className="mb-2.5">
        Before you ask
      </h2>
      <Card>
        <ul>
          {goLiveMarks(facts).map(({ key, label, isThere }) => (
            <li key={label} className="flex items-center gap-2.5 border-b border-line px-4 py-2.5">
              {isThere ? (
                <Check aria-hidden size={16} className="shrink-0 text-accent" />
              ) : (
                <X aria-hidden size={16} className="shrink-0 text-faint" />
              )}
              <span className="min-w-0 flex-1">
                <span className="sr-only">{isThere ? "There: " : "Missing: "}</span>
                {label}
                {key === "managers" && !isThere ? (
                  <span className="block text-sm text-muted">Two people must manage a project that goes live.</span>
                ) : null}
              </span>
              {!isThere && mayAsk ? (
                <Link href={ways[key].href} className="link text-sm font-medium">
                  {ways[key].label}
                </Link>
              ) : null}
            </li>
          ))}
          <li className="px-4 py-2.5 text-sm text-muted wrap-anywhere">
            {approvers.length > 0
              ? `${listed(approvers, 5)} ${approvers.length === 1 ? "decides" : "can decide"}. Nobody decides what they asked themselves.`
              : "A platform admin decides: nobody of your organisation may."}
          </li>
        </ul>
      </Card>
    </section>
  );
}

function Waiting({
  view,
  waiting,
  withdraw,
}: Pick<GoLivePageProps, "view" | "withdraw"> & { waiting: NonNullable<GoLiveView["waiting"]> }) {
  const toast = useToast();
  const { slug, project, mayAsk, mayDecide } = view;
  return (
    <section aria-labelledby="waiting">
      <h2 id="waiting" className="mb-2.5">
        Waiting for an answer
      </h2>
      <Card className="grid gap-3 p-4">
        <div>
          <p className="wrap-anywhere">
            {waiting.requesterName ?? "Somebody who has left"} asked <TimeAgo at={waiting.createdAt} />.
          </p>
          <Reason>{waiting.reason}</Reason>
        </div>
        <div className="flex flex-wrap gap-2">
          {mayDecide ? (
            <Link href={`/orgs/${slug}/requests/go-live/${waiting.id}`} className={buttonClass("primary")}>
              Answer
            </Link>
          ) : null}
          {mayAsk ? (
            <CommandForm
              action={withdraw}
              hidden={{ project: projectPlace(slug, project.id), goLiveRequestId: waiting.id }}
              sentences={requestRefusals.withdraw_go_live}
              onDone={() => toast("The request is withdrawn")}
              footer={<SubmitButton variant="secondary">Withdraw request</SubmitButton>}
            />
          ) : null}
        </div>
      </Card>
    </section>
  );
}

function Ask({ view, request }: Pick<GoLivePageProps, "view" | "request">) {
  const { slug, project, facts } = view;
  const toast = useToast();
  if (facts.managers < 2) return null;
  return (
    <Card className="p-6">
      <CommandForm
        action={request}
        schema={requestGoLiveInput}
        sentences={requestRefusals.request_go_live}
        hidden={{ project: projectPlace(slug, project.id) }}
        onDone={() => toast("Your request is sent")}
        footer={
          <>
            <SubmitButton>Send request</SubmitButton>
            <Link href={`/orgs/${projectPlace(slug, project.id)}`} className={buttonClass()}>
              Cancel
            </Link>
          </>
        }
      >
        <TextareaField
          name="reason"
          label="Reason"
          rows={4}
          hint="What it is for, and from when. Whoever decides reads this."
        />
      </CommandForm>
    </Card>
  );
}
