"use client";

import { CommandForm } from "@/components/forms/command-form";
import { TextField } from "@/components/forms/text-field";
import { Setting, SettingsSection } from "@/components/frame/settings-section";
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
  const free = Math.max(0, limit - used - reserved);
  return (
    <SettingsSection id="plan" title="Plan and seats">
      <Setting title="Seats" about="An invitation holds a seat until it is answered or ends.">
        <p className="font-medium tabular-nums">
          {used} of {limit} used
        </p>
        <SeatBar {...plan} />
        <p className="text-sm text-muted tabular-nums">
          {reserved} held for invitations, {free} free
        </p>
      </Setting>
      <Setting title="More seats" about="Support answers you by email.">
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
            hint={`In all; you have ${limit}.`}
          />
        </CommandForm>
      </Setting>
    </SettingsSection>
  );
}

/** The same as the words above it, at a glance. */
function SeatBar({ used, reserved, limit }: Pick<PlanView, "used" | "reserved" | "limit">) {
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${Math.max(1, limit)} 1`}
      preserveAspectRatio="none"
      className="my-2 block h-2 w-full rounded-sm bg-line"
    >
      <rect width={used} height={1} className="fill-accent" />
      <rect x={used} width={reserved} height={1} className="fill-accent opacity-40" />
    </svg>
  );
}
