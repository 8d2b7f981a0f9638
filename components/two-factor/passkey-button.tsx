"use client";

import type { PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/browser";
import { CommandForm } from "@/components/forms/command-form";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/kernel/form-state";
import { type SignedInByPasskey, withPasskey } from "./key-ceremonies";
import { twoFactorRefusals } from "./refusals";
import { useKeySupport } from "./use-key-support";

interface PasskeyButtonProps {
  begin: FormAction<PublicKeyCredentialRequestOptionsJSON>;
  finish: FormAction<SignedInByPasskey>;
  hidden: Readonly<Record<string, string>>;
}

/**
 * Signs in by a passkey alone. Without JavaScript, or where the browser has no passkeys, the form above is the way. Its place
 * is kept until JavaScript has spoken: the page stands in the middle of the window, so that a button that comes later would
 * move "Sign in" away from under whoever presses it.
 */
export function PasskeyButton({ begin, finish, hidden }: PasskeyButtonProps) {
  const isSupported = useKeySupport();
  if (isSupported === false) return null;
  return (
    <CommandForm
      action={finish}
      withScript={withPasskey(begin, finish)}
      hidden={hidden}
      sentences={twoFactorRefusals.sign_in_with_passkey}
      className={`border-t border-line pt-5 noscript:hidden ${isSupported ? "" : "invisible"}`}
      footer={
        <SubmitButton size="lg" variant="secondary">
          Sign in with a passkey
        </SubmitButton>
      }
    />
  );
}
