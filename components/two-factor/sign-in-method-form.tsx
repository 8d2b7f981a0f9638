"use client";

import { CommandForm } from "@/components/forms/command-form";
import { RadioCards } from "@/components/forms/radio-cards";
import { SubmitButton } from "@/components/ui/submit-button";
import { useToast } from "@/components/ui/toast";
import type { FormAction } from "@/lib/kernel/form-state";
import { twoFactorRefusals } from "./refusals";

interface SignInMethodFormProps {
  action: FormAction<null>;
  method: string;
  seen: string;
  has: { app: boolean; keys: boolean; mobile: boolean };
  /** Whether a project of theirs lets them, or they are in none. */
  mayUseEmail: boolean;
}

export function SignInMethodForm({ action, method, seen, has, mayUseEmail }: SignInMethodFormProps) {
  const toast = useToast();
  const isKey = method === "webauthn_auth";
  const options = [
    { value: "webauthn_auth", label: "Security key or passkey", description: "The safest.", disabled: !has.keys },
    {
      value: "totp_auth",
      label: "Authenticator app",
      description: "Six digits from an app.",
      disabled: isKey || !has.app,
    },
    {
      value: "sms_auth",
      label: "Text message",
      description: "Six digits to your mobile number.",
      disabled: isKey || !has.mobile,
    },
    {
      value: "email_auth",
      label: "Email link",
      description: mayUseEmail
        ? "A link to your address. Never counts as two-factor authentication."
        : twoFactorRefusals.change_sign_in_method.email_sign_in_off,
      disabled: isKey || (!mayUseEmail && method !== "email_auth"),
    },
    { value: "password", label: "Password alone", description: "Nothing after it.", disabled: isKey },
  ];
  return (
    <CommandForm
      action={action}
      sentences={twoFactorRefusals.change_sign_in_method}
      hidden={{ seen }}
      onDone={() => toast("Sign-in method saved")}
      doneNote="Saved."
      footer={<SubmitButton>Save</SubmitButton>}
    >
      <RadioCards
        name="method"
        label="Sign-in method"
        options={options}
        defaultValue={method}
        help={
          isKey ? twoFactorRefusals.change_sign_in_method.keys_stay : "What you have not set up cannot be chosen yet."
        }
      />
    </CommandForm>
  );
}
