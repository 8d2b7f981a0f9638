"use client";

import { CommandForm } from "@/components/forms/command-form";
import { TextField } from "@/components/forms/text-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { useToast } from "@/components/ui/toast";
import { changeNameInput } from "@/lib/accounts/input";
import type { FormAction } from "@/lib/kernel/form-state";

export function ChangeNameForm({ action, name, seen }: { action: FormAction<null>; name: string; seen: string }) {
  const toast = useToast();
  return (
    <CommandForm
      layout="rows"
      action={action}
      schema={changeNameInput}
      hidden={{ seen }}
      onDone={() => toast("Your name is saved")}
      doneNote="Your name is saved."
      footer={<SubmitButton>Save name</SubmitButton>}
    >
      <TextField name="name" label="Full name" autoComplete="name" defaultValue={name} />
    </CommandForm>
  );
}
