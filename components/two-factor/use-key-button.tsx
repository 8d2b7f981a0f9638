"use client";

import type { PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/browser";
import { CommandForm } from "@/components/forms/command-form";
import type { ButtonVariant } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/kernel/form-state";
import { withKey } from "./key-ceremonies";
import { KeyNeeds } from "./key-needs";
import { twoFactorRefusals } from "./refusals";
import { useKeySupport } from "./use-key-support";

interface UseKeyButtonProps {
  /** Answers what the key is to sign. */
  begin: FormAction<PublicKeyCredentialRequestOptionsJSON>;
  /** Takes the key's answer as the field `response`. */
  finish: FormAction<null>;
  label?: string;
  hidden?: Readonly<Record<string, string>>;
  variant?: ButtonVariant;
  onDone?: () => void;
}

/** Proves the person by a key that they have: the second step, the page and the dialog that confirm. */
export function UseKeyButton({ begin, finish, hidden = {}, onDone, ...look }: UseKeyButtonProps) {
  const { label = "Use security key", variant = "primary" } = look;
  const isSupported = useKeySupport();
  if (!isSupported)
    return <KeyNeeds isSupported={isSupported} instead="Or use another browser, another way, or a recovery code." />;
  return (
    <CommandForm
      action={finish}
      withScript={withKey(begin, finish)}
      hidden={hidden}
      sentences={twoFactorRefusals.use_key}
      {...(onDone ? { onDone } : {})}
      footer={
        <SubmitButton size="lg" variant={variant}>
          {label}
        </SubmitButton>
      }
    />
  );
}
