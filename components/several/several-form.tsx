"use client";

import Link from "next/link";
import { type ReactNode, useContext, useRef, useState } from "react";
import { CommandForm, type CommandFormProps } from "@/components/forms/command-form";
import { FormContext } from "@/components/forms/form-context";
import type { Sentences } from "@/components/forms/refusal-sentence";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { writeChosen } from "@/lib/kernel/chosen";
import type { FormAction, FormState } from "@/lib/kernel/form-state";
import { ChosenList, type ChosenOne } from "./chosen-list";
import { postInPortions } from "./post-in-portions";
import type { SeveralAnswer, SeveralRow } from "./several-row";

export type SeveralAction = FormAction<SeveralAnswer>;

interface SeveralFormProps extends Pick<CommandFormProps<SeveralAnswer>, "action" | "schema"> {
  /** Names the place. */
  hidden: Readonly<Record<string, string>>;
  chosen: readonly ChosenOne[];
  /** The hidden field in which the chosen are named. */
  field: "people" | "invitations";
  sentences: Sentences;
  /** What is said of each for which it worked. */
  done: string;
  back: { readonly href: string; readonly label: string };
  button: ReactNode;
  children?: ReactNode | ((ticked: readonly ChosenOne[]) => ReactNode);
}

/**
 * Everybody whom it is about, each of whom may be left out, and after it was sent what became of each. Whoever was refused
 * stays ticked, and the form stays for them.
 */
export function SeveralForm(props: SeveralFormProps) {
  const { chosen, hidden, field, done, back, button, children, action, ...form } = props;
  // Whoever was removed is missing from the page that comes with the answer, and stays listed here all the same.
  const [atFirst] = useState(chosen);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set(chosen.map(({ id }) => id)));
  const answered = useRef(new Map<string, SeveralRow>());
  const [rows, setRows] = useState<ReadonlyMap<string, SeveralRow>>(new Map());
  const [progress, setProgress] = useState<{ done: number; all: number } | null>(null);
  const those = atFirst.filter(({ id }) => ticked.has(id));

  const post = postInPortions({
    action,
    field,
    rows: answered.current,
    onProgress(now) {
      setProgress(now);
      setRows(new Map(answered.current));
    },
  });
  const withScript: SeveralAction = async (previous, data) => {
    const answer = await post(previous, data);
    // Whatever was done is done, though the rest was refused.
    setTicked((before) => new Set([...before].filter((id) => answered.current.get(id)?.refused !== null)));
    return answer;
  };

  return (
    <Card className="p-6">
      <CommandForm
        {...form}
        action={action}
        withScript={withScript}
        hidden={{ ...hidden, [field]: writeChosen(those) }}
        footer={
          <>
            {those.length > 0 ? <UnlessOver rows={rows}>{button}</UnlessOver> : null}
            <Link href={back.href} className={buttonClass("secondary")}>
              {back.label}
            </Link>
          </>
        }
      >
        <WithAnswer rows={rows}>
          {(known) => (
            <ChosenList
              chosen={atFirst}
              rows={known}
              ticked={ticked}
              onTick={(id, isTicked) =>
                setTicked((before) => new Set(isTicked ? [...before, id] : [...before].filter((each) => each !== id)))
              }
              done={done}
              sentences={form.sentences}
            />
          )}
        </WithAnswer>
        {progress ? (
          <div className="grid gap-1.5">
            <span role="status">
              {progress.done} of {progress.all} …
            </span>
            <progress value={progress.done} max={progress.all} className="h-2 w-full" aria-label="Done" />
          </div>
        ) : null}
        {those.length > 0 ? (
          <UnlessOver rows={rows}>{typeof children === "function" ? children(those) : children}</UnlessOver>
        ) : null}
      </CommandForm>
    </Card>
  );
}

type Rows = ReadonlyMap<string, SeveralRow>;

/** Without JavaScript the answer comes with the page. */
function useAnswer(): Rows | null {
  const answer = useContext(FormContext)?.answer as FormState<SeveralAnswer> | undefined;
  return answer?.status === "done" ? new Map(answer.value.rows.map((row) => [row.id, row])) : null;
}

function WithAnswer({ rows, children }: { rows: Rows; children: (known: Rows) => ReactNode }) {
  const answer = useAnswer();
  return children(rows.size > 0 ? rows : (answer ?? rows));
}

/** Without JavaScript nobody is left out or tried again here: the page before leads to it. */
function UnlessOver({ rows, children }: { rows: Rows; children: ReactNode }) {
  return useAnswer() !== null && rows.size === 0 ? null : children;
}
