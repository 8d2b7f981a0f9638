"use client";

import { CommandForm } from "@/components/forms/command-form";
import { TextareaField } from "@/components/forms/textarea-field";
import { Card } from "@/components/ui/card";
import { Note } from "@/components/ui/note";
import { SubmitButton } from "@/components/ui/submit-button";
import { useToast } from "@/components/ui/toast";
import type { FormAction } from "@/lib/kernel/form-state";
import type { ResetDetails } from "@/lib/two-factor-resets/get-two-factor-reset";
import { ConfirmButton } from "./confirm-button";
import { adminRefusals } from "./refusals";

type Act = FormAction<{ name: string }>;

interface ResetReviewProps {
  reset: ResetDetails;
  commands: { verify: Act; confirm: Act; refuse: Act };
}

export function ResetReview({ reset, commands }: ResetReviewProps) {
  const toast = useToast();
  const { id, state, person, isAboutYou, youVerified } = reset;
  if (state === "done") return <Note>Their second factors are gone, and every browser was signed out.</Note>;
  if (state === "cancelled") return <Note>Nothing was reset.</Note>;
  const hidden = { resetId: id };
  const refuse = (
    <ConfirmButton
      label="Refuse"
      title="Refuse the reset"
      description={`Nothing of ${person.name} is reset. They and the owners are told.`}
      danger
      action={commands.refuse}
      hidden={hidden}
      sentences={adminRefusals.verify_two_factor_reset}
      done="The request is refused"
    />
  );
  if (isAboutYou) return <Note tone="warn">This is about yourself. Another platform admin has to decide.</Note>;
  if (state === "verified") {
    return (
      <div className="grid gap-4">
        <Note>
          {youVerified
            ? "It is carried out a day after you verified it. A second platform admin can make it happen straight away."
            : "It is carried out automatically. As a second platform admin you can make it happen straight away."}
        </Note>
        <div className="flex flex-wrap gap-2">
          {youVerified ? null : (
            <ConfirmButton
              variant="primary"
              label="Reset now"
              title={`Reset two-factor authentication of ${person.name}`}
              description="App, security keys and recovery codes are removed and every session ends. The password stays. Nothing is set in their place."
              danger
              action={commands.confirm}
              hidden={hidden}
              sentences={adminRefusals.verify_two_factor_reset}
              done={`The two-factor authentication of ${person.name} is reset`}
            />
          )}
          {refuse}
        </div>
      </div>
    );
  }
  return (
    <>
      <Card className="mb-4 p-5">
        <CommandForm
          action={commands.verify}
          sentences={adminRefusals.verify_two_factor_reset}
          hidden={hidden}
          onDone={({ name }) => toast(`${name} is told, and can cancel for a day`)}
          footer={<SubmitButton>Allow the reset</SubmitButton>}
        >
          <TextareaField
            name="verification"
            label="How did you make sure who it is?"
            maxLength={500}
            rows={4}
            hint="Not by mail alone: whoever asks may read that mailbox. Call back on a number that you had before, see a document, ask what only they know."
          />
        </CommandForm>
      </Card>
      {/* Not inside the form: what a dialog posts would reach that one too. */}
      {refuse}
    </>
  );
}
