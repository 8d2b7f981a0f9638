"use client";

import { usePathname, useSearchParams } from "next/navigation";
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
          title: (
            <>
              {generalSentence(props.refused, props.sentences)}
              <WayOn reason={props.refused.reason} />
            </>
          ),
          fields: fieldSentences(props.refused.fields, props.sentences, props.refused.facts),
        }
      : props;
  const errors = Object.entries(fields).map(([name, message]) => ({ message, fieldId: `${props.formId}-${name}` }));
  return <ErrorSummary title={title} errors={errors} attempt={props.attempt} />;
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
