"use client";

import Link from "next/link";
import { CommandForm } from "@/components/forms/command-form";
import { EmailField } from "@/components/forms/email-field";
import { PasswordField } from "@/components/forms/password-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { signInInput } from "@/lib/accounts/input";
import type { FormAction } from "@/lib/kernel/form-state";
import { accountRefusals } from "./refusals";

export function SignInForm(props: { action: FormAction<null>; hidden: Record<string, string>; email: string }) {
  return (
    <CommandForm
      action={props.action}
      hidden={props.hidden}
      schema={signInInput}
      sentences={accountRefusals.sign_in}
      footer={<SubmitButton size="lg">Sign in</SubmitButton>}
    >
      <EmailField defaultValue={props.email} />
      <PasswordField name="password" label="Password" autoComplete="current-password" />
      <p>
        <Link href="/forgot-password" className="link">
          Forgotten your password?
        </Link>
      </p>
    </CommandForm>
  );
}
