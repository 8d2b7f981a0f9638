"use client";

import { CommandForm } from "@/components/forms/command-form";
import { useField } from "@/components/forms/form-context";
import { Note } from "@/components/ui/note";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction, FormState } from "@/lib/kernel/form-state";
import type { Answer } from "@/lib/ports/outbound";
import { apiIntegrationRefusals, notReached } from "./refusals";

interface TestCallbackProps {
  place: string;
  action: FormAction<Answer>;
}

/** Sends something small, as what it is for will be sent, and shows what came back. */
export function TestCallback({ place, action }: TestCallbackProps) {
  return (
    <CommandForm
      action={action}
      sentences={apiIntegrationRefusals.test_callback}
      hidden={{ project: place }}
      footer={<SubmitButton variant="secondary">Send a test</SubmitButton>}
    >
      <div>
        <h2>Test</h2>
        <p className="text-muted">Sends a signed request of the type callback.test to the saved address.</p>
      </div>
      <Result />
    </CommandForm>
  );
}

function Result() {
  const state = useField("test").answer as FormState<Answer>;
  if (state?.status !== "done") return null;
  return (
    <div role="status">
      <AnswerOf answer={state.value} />
    </div>
  );
}

function AnswerOf({ answer }: { answer: Answer }) {
  if (!answer.came)
    return (
      <Note tone="warn" title="Not reached.">
        {notReached[answer.because]}
      </Note>
    );
  const { status, location, body, ms } = answer;
  const isRedirect = status >= 300 && status < 400 && location !== null;
  return (
    <div className="grid gap-2">
      <Note
        tone={status >= 200 && status < 300 ? "info" : "warn"}
        title={`Status ${status}${isRedirect ? ", not followed" : ""}.`}
      >
        Answered after {ms.toLocaleString("en-GB")} ms.{isRedirect ? ` It leads to ${location}` : ""}
      </Note>
      {body ? (
        <>
          <p className="text-sm text-muted">The answer, as far as its first 1,000 characters:</p>
          <pre className="rounded-lg border border-line bg-sunken p-3 font-mono text-sm whitespace-pre-wrap wrap-anywhere">
            {body}
          </pre>
        </>
      ) : (
        <p className="text-sm text-muted">The answer was empty.</p>
      )}
    </div>
  );
}
