"use client";

import { ErrorSummary } from "@/components/ui/error-summary";
import { fieldSentences, generalSentence, type Refused, type Sentences } from "./refusal-sentence";

type FormSummaryProps = { formId: string; attempt: unknown } & (
  | { title: string; fields: Readonly<Record<string, string>> }
  | { refused: Refused; sentences: Sentences }
);

/** The form's errors above its fields: the browser's own, or what the server refused. */
export function FormSummary(props: FormSummaryProps) {
  const { title, fields } =
    "refused" in props
      ? {
          title: generalSentence(props.refused, props.sentences),
          fields: fieldSentences(props.refused.fields, props.sentences, props.refused.facts),
        }
      : props;
  const errors = Object.entries(fields).map(([name, message]) => ({ message, fieldId: `${props.formId}-${name}` }));
  return <ErrorSummary title={title} errors={errors} attempt={props.attempt} />;
}
