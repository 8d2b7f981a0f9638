"use client";

import { CommandForm } from "@/components/forms/command-form";
import { useField } from "@/components/forms/form-context";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction, FormState } from "@/lib/kernel/form-state";
import { apiIntegrationRefusals } from "./refusals";
import { ShownSecret } from "./shown-secret";

interface RenewSecretProps {
  place: string;
  action: FormAction<{ secret: string }>;
}

export function RenewSecret({ place, action }: RenewSecretProps) {
  return (
    <CommandForm action={action} sentences={apiIntegrationRefusals.renew_callback_secret} hidden={{ project: place }}>
      <Step place={place} />
    </CommandForm>
  );
}

function Step({ place }: { place: string }) {
  const state = useField("secret").answer as FormState<{ secret: string }>;
  if (state?.status === "done") return <ShownSecret secret={state.value.secret} place={place} />;
  return (
    <>
      <div>
        <h2>Secret</h2>
        <p className="text-muted">
          The new one is used straight away: your receiver refuses what Rollcall sends until it has it. Nobody is shown
          the present one again.
        </p>
      </div>
      <div>
        <SubmitButton variant="secondary">Renew the secret</SubmitButton>
      </div>
    </>
  );
}
