"use client";

import Link from "next/link";
import { type ReactNode, useContext, useState } from "react";
import { CommandForm, type CommandFormProps } from "@/components/forms/command-form";
import { FormContext } from "@/components/forms/form-context";
import type { Sentences } from "@/components/forms/refusal-sentence";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { FormAction, FormState } from "@/lib/kernel/form-state";
import { type Chosen, SeveralResults, type SeveralRow } from "./several-results";

export type SeveralAction = FormAction<{ rows: readonly SeveralRow[] }>;

interface SeveralFormProps extends Pick<CommandFormProps<{ rows: readonly SeveralRow[] }>, "action" | "schema"> {
  /** The project's place. */
  place: string;
  chosen: readonly Chosen[];
  /** The hidden field in which the chosen are named. */
  field: "people" | "invitations";
  sentences: Sentences;
  /** What is said of each for which it worked. */
  done: string;
  button: ReactNode;
  children?: ReactNode;
}

/** Everybody whom it is about, and after it was sent what became of each; button and fields only until then. */
export function SeveralForm({ place, chosen, field, done, button, children, ...form }: SeveralFormProps) {
  // Whoever was removed is missing from the page that comes with the answer, and stays listed here all the same.
  const [atFirst] = useState(chosen);
  const ids = atFirst.map(({ id }) => id).join(" ");
  return (
    <Card className="p-6">
      <CommandForm
        {...form}
        hidden={{ project: place, [field]: ids }}
        footer={
          <>
            {atFirst.length > 0 ? <UntilDone>{button}</UntilDone> : null}
            <Link href={`/orgs/${place}/users`} className={buttonClass("secondary")}>
              Back to the team members
            </Link>
          </>
        }
      >
        <Answered>{(rows) => <SeveralResults chosen={atFirst} rows={rows} done={done} {...form} />}</Answered>
        {atFirst.length > 0 ? <UntilDone>{children}</UntilDone> : null}
      </CommandForm>
    </Card>
  );
}

/** The rows of the answer; null until there is one. */
function useRows(): readonly SeveralRow[] | null {
  const answer = useContext(FormContext)?.answer as FormState<{ rows: readonly SeveralRow[] }> | undefined;
  return answer?.status === "done" ? answer.value.rows : null;
}

function UntilDone({ children }: { children: ReactNode }) {
  return useRows() === null ? children : null;
}

function Answered({ children }: { children: (rows: readonly SeveralRow[] | null) => ReactNode }) {
  return children(useRows());
}
