"use client";

import { CommandForm } from "@/components/forms/command-form";
import { PasswordField } from "@/components/forms/password-field";
import { TextField } from "@/components/forms/text-field";
import { UsernameField } from "@/components/forms/username-field";
import { askEmailChangeInput } from "@/lib/accounts/input";
import type { FormAction } from "@/lib/kernel/form-state";
import { LinkSent } from "./link-sent";
import { accountRefusals } from "./refusals";
import { SendLinkButton } from "./send-link-button";

interface ChangeEmailFormProps {
  action: FormAction<{ email: string }>;
  email: string;
  layout?: "plain" | "rows";
}

export function ChangeEmailForm({ action, email, layout = "plain" }: ChangeEmailFormProps) {
  return (
    <CommandForm
      layout={layout}
      action={action}
      schema={askEmailChangeInput}
      sentences={accountRefusals.ask_email_change}
      doneNote={
        <>
          We sent a link to <LinkSent />. Open it within 60 minutes; until then nothing changes. Only the newest link
          counts.
        </>
      }
      footer={<SendLinkButton />}
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
