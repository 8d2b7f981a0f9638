"use client";

import { CommandForm } from "@/components/forms/command-form";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/kernel/form-state";
import { apiIntegrationRefusals } from "./refusals";

interface RemoveCallbackProps {
  place: string;
  action: FormAction<null>;
}

export function RemoveCallback({ place, action }: RemoveCallbackProps) {
  return (
    <CommandForm
      action={action}
      sentences={apiIntegrationRefusals.remove_callback}
      hidden={{ project: place }}
      footer={<SubmitButton variant="danger">Remove the callback</SubmitButton>}
    >
      <div>
        <h2>Remove</h2>
        <p className="text-muted">Nothing is told to the address any more, and the secret goes with it.</p>
      </div>
    </CommandForm>
  );
}
