"use client";

import { CommandForm } from "@/components/forms/command-form";
import { EmailField } from "@/components/forms/email-field";
import { PasswordField } from "@/components/forms/password-field";
import { TextField } from "@/components/forms/text-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { registerChecks } from "@/lib/accounts/input";
import type { FormAction } from "@/lib/kernel/form-state";
import { accountRefusals } from "./refusals";

interface RegisterFormProps {
  action: FormAction<null>;
  /** The address of an invitation is fixed. */
  invitation: { link: string; email: string; name: string; asksForMobile: boolean } | null;
  /** What was filled in before, without the password. */
  filledIn: Readonly<Record<string, string>>;
}

export function RegisterForm({ action, invitation, filledIn }: RegisterFormProps) {
  return (
    <CommandForm
      action={action}
      schema={registerChecks}
      sentences={accountRefusals.register}
      hidden={invitation ? { invitation: invitation.link } : {}}
      footer={<SubmitButton size="lg">Create account</SubmitButton>}
    >
      <TextField
        name="name"
        label="Full name"
        autoComplete="name"
        defaultValue={filledIn.name || invitation?.name || ""}
      />
      <EmailField
        readOnly={invitation !== null}
        defaultValue={invitation?.email ?? filledIn.email ?? ""}
        {...(invitation ? { hint: "The invitation is for this address." } : {})}
      />
      <PasswordField
        name="password"
        label="Password"
        autoComplete="new-password"
        hint="At least 12 characters. Three or four unrelated words are easy to remember and hard to guess."
      />
      <TextField
        name="mobile"
        label="Mobile number"
        defaultValue={filledIn.mobile ?? ""}
        {...(invitation?.asksForMobile
          ? { hint: "You are invited to sign in with a code by text message. It goes to this number." }
          : { optional: true })}
        type="tel"
        inputMode="tel"
        autoComplete="tel"
      />
    </CommandForm>
  );
}
