"use client";

import { CommandForm } from "@/components/forms/command-form";
import { TextField } from "@/components/forms/text-field";
import { Card } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import { useToast } from "@/components/ui/toast";
import type { OrganisationDetails } from "@/lib/admin/get-organisation";
import type { FormAction } from "@/lib/kernel/form-state";
import { adminRefusals } from "./refusals";

interface SeatLimitFormProps {
  organisation: OrganisationDetails;
  action: FormAction<{ name: string; seats: number }>;
}

export function SeatLimitForm({ organisation, action }: SeatLimitFormProps) {
  const toast = useToast();
  return (
    <Card className="mb-8 p-5">
      <h2 className="mb-3">Seats</h2>
      <CommandForm
        action={action}
        sentences={adminRefusals.set_seat_limit}
        hidden={{ organisation: organisation.id, seen: organisation.seen }}
        onDone={({ name, seats }) => toast(`${name} has ${seats} seats`)}
        footer={<SubmitButton>Save</SubmitButton>}
      >
        <TextField
          name="seats"
          label="Seat limit"
          inputMode="numeric"
          autoComplete="off"
          defaultValue={String(organisation.seatLimit)}
          hint="At least as many as there are members. Below what invitations hold, those that come too late find no seat."
        />
      </CommandForm>
    </Card>
  );
}
