"use client";

import type { PublicKeyCredentialCreationOptionsJSON } from "@simplewebauthn/browser";
import { useState } from "react";
import { CommandForm } from "@/components/forms/command-form";
import { TextField } from "@/components/forms/text-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { useToast } from "@/components/ui/toast";
import type { FormAction } from "@/lib/kernel/form-state";
import { renameKeyInput } from "@/lib/two-factor/input";
import { withNewKey } from "./key-ceremonies";
import { KeyNeeds } from "./key-needs";
import { RecoveryCodes } from "./recovery-codes";
import { twoFactorRefusals } from "./refusals";
import { useKeySupport } from "./use-key-support";

export type AddKey = FormAction<{ readonly recoveryCodes: readonly string[] | null }>;

interface AddKeyFormProps {
  begin: FormAction<PublicKeyCredentialCreationOptionsJSON>;
  finish: AddKey;
  /** `?next` leads on after a key that brings no recovery codes; without it the person stays here. */
  hidden?: Readonly<Record<string, string>>;
  /** Where the recovery codes lead on to. */
  next: string;
}

/** The key has not answered yet when the browser checks what was typed. */
const typed = renameKeyInput.pick({ name: true }).loose();

/** Name and key; the first key of an account brings recovery codes, which take the form's place. */
export function AddKeyForm({ begin, finish, hidden = {}, next }: AddKeyFormProps) {
  const toast = useToast();
  const isSupported = useKeySupport();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (codes) return <RecoveryCodes codes={codes} next={next} onSaved={() => setCodes(null)} />;
  if (!isSupported) return <KeyNeeds isSupported={isSupported} instead="Or use another browser." />;
  return (
    <CommandForm
      action={finish}
      withScript={withNewKey(begin, finish)}
      schema={typed}
      hidden={hidden}
      sentences={twoFactorRefusals.add_key}
      resetOnDone
      onDone={({ recoveryCodes }) => {
        setCodes(recoveryCodes);
        toast("Security key added");
      }}
      footer={<SubmitButton>Add security key or passkey</SubmitButton>}
    >
      <TextField
        name="name"
        label="Name"
        autoComplete="off"
        maxLength={60}
        hint="So that you recognise it later, like “Blue key” or “My laptop”."
      />
    </CommandForm>
  );
}
