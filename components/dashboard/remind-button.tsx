"use client";

import { CircleCheck } from "lucide-react";
import { useState } from "react";
import { CommandForm } from "@/components/forms/command-form";
import { refusalSentence } from "@/components/forms/refusal-sentence";
import type { SeveralAnswer } from "@/components/several/several-row";
import { teamRefusals } from "@/components/team/refusals";
import { SubmitButton } from "@/components/ui/submit-button";
import { writeChosen } from "@/lib/kernel/chosen";
import type { FormAction } from "@/lib/kernel/form-state";

interface RemindButtonProps {
  slug: string;
  people: readonly { readonly memberId: string; readonly name: string }[];
  remind: FormAction<SeveralAnswer>;
}

/** Reminds all of them by mail. They still lack it afterwards, so the answer stands in the place of the button. */
export function RemindButton({ slug, people, remind }: RemindButtonProps) {
  const [answer, setAnswer] = useState<SeveralAnswer | null>(null);
  return (
    <div className="wrap-anywhere">
      {answer ? null : (
        <CommandForm
          action={remind}
          hidden={{ organisation: slug, people: writeChosen(people.map(({ memberId: id }) => ({ id }))) }}
          sentences={teamRefusals.remind_several_of_two_factor}
          onDone={setAnswer}
          footer={
            <SubmitButton variant="secondary" size="sm">
              Remind them
            </SubmitButton>
          }
        />
      )}
      <div role="status">
        {answer ? (
          <Reminded answer={answer} nameOf={(id) => people.find(({ memberId }) => memberId === id)?.name ?? ""} />
        ) : null}
      </div>
    </div>
  );
}

function Reminded({ answer, nameOf }: { answer: SeveralAnswer; nameOf: (id: string) => string }) {
  const sent = answer.rows.filter(({ refused }) => refused === null).length;
  return (
    <>
      {sent > 0 ? (
        <p className="flex items-center gap-1.5">
          <CircleCheck aria-hidden size={16} className="shrink-0 text-accent-text" />
          Reminder sent to {sent === 1 ? "1 person" : `${sent} people`}
        </p>
      ) : null}
      {answer.rows.map(({ id, refused }) =>
        refused ? (
          <p key={id} className="text-sm text-muted">
            {nameOf(id)}: {refusalSentence(refused, teamRefusals.remind_several_of_two_factor)}
          </p>
        ) : null,
      )}
    </>
  );
}
