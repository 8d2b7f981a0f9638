"use client";

import type { PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/browser";
import { CommandForm } from "@/components/forms/command-form";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/kernel/form-state";
import { withKey } from "./key-ceremonies";
import { keySentences } from "./key-sentences";
import { useKeySupport } from "./use-key-support";

interface PasskeyButtonProps {
  begin: FormAction<PublicKeyCredentialRequestOptionsJSON>;
  finish: FormAction<null>;
  hidden: Readonly<Record<string, string>>;
}

const sentences = {
  ...keySentences,
  key_refused: "This passkey was not accepted. Sign in with your email address and password.",
};

/** Signs in by a passkey alone. Without JavaScript, or where the browser has no passkeys, the form above is the way. */
export function PasskeyButton({ begin, finish, hidden }: PasskeyButtonProps) {
  if (!useKeySupport()) return null;
  return (
    <CommandForm
      action={finish}
      withScript={withKey(begin, finish)}
      hidden={hidden}
      sentences={sentences}
      className="border-t border-line pt-5"
      footer={
        <SubmitButton size="lg" variant="secondary">
          Sign in with a passkey
        </SubmitButton>
      }
    />
  );
}
