"use client";

import { ErrorSummary } from "@/components/ui/error-summary";
import type { Refused } from "@/lib/kernel/form-state";
import { LinkedSentence } from "./linked-sentence";
import { fieldSentences, generalSentence, type Sentences } from "./refusal-sentence";
import { WayOn } from "./way-on";

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
      <LinkedSentence>{generalSentence(refused, sentences)}</LinkedSentence>
      <WayOn reason={reason} />
    </>
  );
  return <ErrorSummary title={title} errors={errors} attempt={refused} />;
}
