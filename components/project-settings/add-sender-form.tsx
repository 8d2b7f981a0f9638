"use client";

import Link from "next/link";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { CommandForm } from "@/components/forms/command-form";
import { buttonClass } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/kernel/form-state";
import { addSenderForm } from "@/lib/project-settings/form";
import type { senderLabels } from "@/lib/project-settings/labels";
import { projectSettingsRefusals } from "./refusals";
import { SenderField } from "./sender-field";

interface AddSenderFormProps {
  place: string;
  kind: keyof typeof senderLabels;
  action: FormAction<null>;
}

export function AddSenderForm({ place, kind, action }: AddSenderFormProps) {
  return (
    <CommandForm
      action={action}
      schema={addSenderForm.schema}
      sentences={projectSettingsRefusals.add_sender}
      hidden={{ project: place, kind }}
      footer={
        <>
          <SubmitButton>Add</SubmitButton>
          <Link href={`/orgs/${place}/settings#senders`} className={buttonClass()}>
            Cancel
          </Link>
        </>
      }
    >
      <SenderField kind={kind} />
      <CheckboxField
        name="isDefault"
        label="Make this the default"
        description="Used where a message names none. The first one is always the default."
      />
    </CommandForm>
  );
}
