"use client";

import { useId, useState } from "react";
import { Card } from "@/components/ui/card";
import type { Channel } from "@/lib/templates/labels";
import { readPlaceholders } from "@/lib/templates/placeholders";
import { previewOf } from "@/lib/templates/preview";
import { Placeholder } from "./marked-text";

interface TemplatePreviewProps {
  channel: Channel;
  subject: string | null;
  body: string;
  /** As whom the project writes. */
  sender: string;
  /** The placeholders' own list, such as on the page of a template. */
  fresh?: readonly string[];
  version?: number;
}

/** How a message arrives, with examples that the reader types. They are kept nowhere. */
export function TemplatePreview({ channel, subject, body, sender, fresh = [], version }: TemplatePreviewProps) {
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const id = useId();
  const whole = `${subject ?? ""}\n${body}`;
  const { placeholders } = readPlaceholders(whole);
  const { missing } = previewOf(whole, values);
  const shown = previewOf(body, values);
  const head = subject === null ? null : previewOf(subject, values);
  return (
    <section aria-labelledby={`${id}-preview`}>
      <div className="mb-2.5 flex flex-wrap items-baseline justify-between gap-x-3">
        <h2 id={`${id}-preview`}>Preview</h2>
        <p className="text-sm text-muted tabular-nums" aria-live="polite">
          {shown.length} characters with the examples below
        </p>
      </div>
      <Card className="grid gap-4 p-4">
        <div className="min-w-0">
          <p className="mb-2 text-sm text-muted wrap-anywhere">From: {sender}</p>
          {head ? (
            <p className="mb-2 font-medium wrap-anywhere">
              Subject: <Filled pieces={head.pieces} />
            </p>
          ) : null}
          <p className={`whitespace-pre-wrap wrap-anywhere ${faces[channel]}`}>
            <Filled pieces={shown.pieces} />
          </p>
        </div>
        {placeholders.length === 0 ? (
          <p className="text-sm text-muted">There are no placeholders in it.</p>
        ) : (
          <fieldset className="grid min-w-0 gap-2 border-t border-line pt-4">
            <legend className="sr-only">Examples</legend>
            <p className="text-sm text-muted">
              {missing.length === 0
                ? "Every placeholder has an example."
                : `Without an example: ${missing.join(", ")}.`}
            </p>
            {placeholders.map(({ name, key }) => (
              <div key={key} className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
                <label htmlFor={`${id}-${key}`} className="min-w-0 basis-40 wrap-anywhere">
                  <span className="sr-only">Example for </span>
                  <Placeholder>{`((${name}))`}</Placeholder>
                  {fresh.includes(name) && version ? (
                    <span className="ml-2 text-sm text-muted">new in version {version}</span>
                  ) : null}
                </label>
                <input
                  id={`${id}-${key}`}
                  className="field min-w-0 flex-1 basis-40"
                  maxLength={500}
                  autoComplete="off"
                  value={values[key] ?? ""}
                  onChange={(event) => setValues((before) => ({ ...before, [key]: event.target.value }))}
                />
              </div>
            ))}
          </fieldset>
        )}
      </Card>
    </section>
  );
}

const faces: Readonly<Record<Channel, string>> = {
  text: "max-w-[420px] rounded-lg rounded-bl-none border border-line bg-sunken px-3.5 py-2.5",
  email: "",
  letter: "border-l-2 border-line pl-4",
};

type Pieces = ReturnType<typeof previewOf>["pieces"];

function Filled({ pieces }: { pieces: Pieces }) {
  let at = 0;
  return pieces.map(({ kind, text }) => {
    at += text.length + 1;
    return kind === "missing" ? <Placeholder key={at}>{text}</Placeholder> : text;
  });
}
