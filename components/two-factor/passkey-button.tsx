"use client";

import type { PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/browser";
import { CommandForm } from "@/components/forms/command-form";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/kernel/form-state";
import { withKey } from "./key-ceremonies";
import { twoFactorRefusals } from "./refusals";
import { useKeySupport } from "./use-key-support";

interface PasskeyButtonProps {
  begin: FormAction<PublicKeyCredentialRequestOptionsJSON>;
  finish: FormAction<null>;
  hidden: Readonly<Record<string, string>>;
}

/** Signs in by a passkey alone. Without JavaScript, or where the browser has no passkeys, the form above is the way. */
export function PasskeyButton({ begin, finish, hidden }: PasskeyButtonProps) {
  if (!useKeySupport()) return null;
  return (
    <CommandForm
      action={finish}
      withScript={withKey(begin, finish)}
      hidden={hidden}
      sentences={twoFactorRefusals.sign_in_with_passkey}
      className="border-t border-line pt-5"
      footer={
        <SubmitButton size="lg" variant="secondary">
          Sign in with a passkey
        </SubmitButton>
      }
    />
  );
}
