"use client";

import { useState } from "react";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { CommandDialog } from "@/components/forms/command-dialog";
import { CommandForm } from "@/components/forms/command-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { useToast } from "@/components/ui/toast";
import type { FormAction } from "@/lib/kernel/form-state";
import { reportRefusals } from "./refusals";

export interface FinishReviewProps {
  slug: string;
  review: { id: string; lookedAt: number; notSeen: number };
  finish: FormAction<{ lookedAt: number; notSeen: number }>;
}

const finished = ({ lookedAt, notSeen }: { lookedAt: number; notSeen: number }) =>
  `Review finished: ${lookedAt} of ${lookedAt + notSeen} reviewed`;

/** Asks first where somebody was not reviewed: in a dialog, or by a box to tick without JavaScript. */
export function FinishReview({ slug, review, finish }: FinishReviewProps) {
  const [isOpen, setOpen] = useState(false);
  const toast = useToast();
  const { id, lookedAt, notSeen } = review;
  const isWhole = notSeen === 0;
  const left = `${notSeen} of ${lookedAt + notSeen} ${notSeen === 1 ? "is" : "are"} not reviewed`;
  const hidden = { organisation: slug, reviewId: id };
  return (
    <>
      <CommandForm
        action={finish}
        sentences={reportRefusals.finish_review}
        hidden={hidden}
        onDone={(outcome) => toast(finished(outcome))}
        footer={
          <SubmitButton
            variant={isWhole ? "primary" : "secondary"}
            onClick={(event) => {
              if (isWhole) return;
              event.preventDefault();
              setOpen(true);
            }}
          >
            Finish review
          </SubmitButton>
        }
      >
        {isWhole ? null : (
          <div className="hidden noscript:block">
            <CheckboxField name="notSeen" value={String(notSeen)} label={`${left}: finish anyway`} />
          </div>
        )}
      </CommandForm>
      <CommandDialog
        open={isOpen}
        onOpenChange={setOpen}
        title="Finish review"
        description={`${left}: finish anyway?`}
        action={finish}
        sentences={reportRefusals.finish_review}
        hidden={{ ...hidden, notSeen: String(notSeen) }}
        submit="Finish anyway"
        done={finished}
      >
        <p className="text-muted">The audit log and the dashboard will say how many were reviewed.</p>
      </CommandDialog>
    </>
  );
}
