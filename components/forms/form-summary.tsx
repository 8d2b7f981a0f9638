"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { ErrorSummary } from "@/components/ui/error-summary";
import type { Refused } from "@/lib/kernel/form-state";
import { fieldSentences, generalSentence, type Sentences } from "./refusal-sentence";

interface FormSummaryProps {
  refused: Refused;
  sentences: Sentences;
  formId: string;
}

/** The form's errors above its fields: what the browser's own check stopped, or what the server refused. */
export function FormSummary({ refused, sentences, formId }: FormSummaryProps) {
  const { fields, facts, reason } = refused;
  const errors = Object.entries(fieldSentences(fields, sentences, facts)).map(([name, message]) => ({
    message,
    fieldId: `${formId}-${name}`,
  }));
  const title = (
    <>
      {generalSentence(refused, sentences)}
      <WayOn reason={reason} />
    </>
  );
  return <ErrorSummary title={title} errors={errors} attempt={refused} />;
}

/** The page shows what is so no longer. */
const outlived = ["other_person", "other_build", "changed_meanwhile"];

/** Signing in goes on beside the form, so that what was typed stays; what the page itself is wrong about needs a new one. */
function WayOn({ reason }: { reason: string | undefined }) {
  const path = usePathname();
  const query = useSearchParams().toString();
  const here = query ? `${path}?${query}` : path;
  if (reason === "sign_in")
    return (
      <>
        {" "}
        <a
          className="underline underline-offset-2"
          href={`/sign-in?next=${encodeURIComponent(here)}`}
          target="_blank"
          rel="noopener"
        >
          Sign in again in a new tab
        </a>
        , then send this again.
      </>
    );
  if (!reason || !outlived.includes(reason)) return null;
  return (
    <>
      {" "}
      <a className="underline underline-offset-2" href={here}>
        Reload the page
      </a>
      , then send this again.
    </>
  );
}
