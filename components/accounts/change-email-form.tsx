"use client";

import { CommandForm } from "@/components/forms/command-form";
import { PasswordField } from "@/components/forms/password-field";
import { TextField } from "@/components/forms/text-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { useToast } from "@/components/ui/toast";
import { askEmailChangeInput } from "@/lib/accounts/input";
import type { FormAction } from "@/lib/kernel/form-state";

const sentences = {
  locked:
    "Too many wrong passwords were tried. Wait {minutes} minutes, or sign out and use “Forgotten your password?” on the sign-in page.",
  busy: "Many people are signing in right now. Try again in a moment.",
  rate_limited: "Too many messages were sent. Try again in {minutes} minutes.",
};

export function ChangeEmailForm({ action, email }: { action: FormAction<{ email: string }>; email: string }) {
  const toast = useToast();
  return (
    <CommandForm
      action={action}
      schema={askEmailChangeInput}
      sentences={sentences}
      resetOnDone
      onDone={({ email: to }) => toast(`We sent a link to ${to}`)}
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
      <PasswordField name="password" label="Password" autoComplete="current-password" />
    </CommandForm>
  );
}
