"use client";

import { CommandForm } from "@/components/forms/command-form";
import { TextField } from "@/components/forms/text-field";
import { Card } from "@/components/ui/card";
import { FactList } from "@/components/ui/fact-list";
import { SubmitButton } from "@/components/ui/submit-button";
import { useToast } from "@/components/ui/toast";
import type { FormAction } from "@/lib/kernel/form-state";
import { askForSeatsForm } from "@/lib/organisations/form";
import type { PlanView } from "@/lib/organisations/get-plan";
import { organisationRefusals } from "./refusals";

interface PlanSectionProps {
  plan: PlanView;
  action: FormAction<{ seats: number }>;
}

export function PlanSection({ plan, action }: PlanSectionProps) {
  const toast = useToast();
  const { used, reserved, limit, slug } = plan;
  return (
    <section aria-labelledby="plan" className="mt-8">
      <h2 id="plan" className="mb-2.5">
        Plan and seats
      </h2>
      <Card className="grid gap-5 p-6">
        <FactList
          plain
          facts={[
            { term: "Used by members", detail: String(used) },
            { term: "Reserved by invitations", detail: String(reserved) },
            { term: "Limit", detail: String(limit) },
          ]}
        />
        <CommandForm
          action={action}
          schema={askForSeatsForm.schema}
          sentences={organisationRefusals.ask_for_seats}
          hidden={{ organisation: slug }}
          onDone={({ seats }) => toast(`Asked for ${seats} seats. Support answers you by email.`)}
          doneNote="Support has been asked and will answer you by email."
          resetOnDone
          footer={<SubmitButton variant="secondary">Ask for more seats</SubmitButton>}
        >
          <TextField
            name="seats"
            label="Seats that you need"
            inputMode="numeric"
            autoComplete="off"
            hint={`In all; you have ${limit}. Support answers you by email.`}
          />
        </CommandForm>
      </Card>
    </section>
  );
}
