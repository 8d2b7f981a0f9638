"use client";

import { CommandForm } from "@/components/forms/command-form";
import { PasswordField } from "@/components/forms/password-field";
import { TextField } from "@/components/forms/text-field";
import { UsernameField } from "@/components/forms/username-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { askEmailChangeInput } from "@/lib/accounts/input";
import type { FormAction } from "@/lib/kernel/form-state";
import { accountRefusals } from "./refusals";

export function ChangeEmailForm({ action, email }: { action: FormAction<{ email: string }>; email: string }) {
  return (
    <CommandForm
      action={action}
      schema={askEmailChangeInput}
      sentences={accountRefusals.ask_email_change}
      resetOnDone
      doneNote="We sent a link to the new address. Open it within 60 minutes; until then nothing changes."
      footer={<SubmitButton>Send link</SubmitButton>}
    >
      <TextField
        name="email"
        label="Email address"
        type="email"
        inputMode="email"
        autoComplete="email"
        spellCheck={false}
        defaultValue={email}
        hint="A new address counts once you have opened the link that we send there."
      />
      <UsernameField email={email} />
      <PasswordField name="password" label="Password" autoComplete="current-password" />
    </CommandForm>
  );
}
