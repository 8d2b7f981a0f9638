"use client";

import { CommandForm } from "@/components/forms/command-form";
import { RadioCards } from "@/components/forms/radio-cards";
import type { Sentences } from "@/components/forms/refusal-sentence";
import { SubmitButton } from "@/components/ui/submit-button";
import { useToast } from "@/components/ui/toast";
import type { FormAction } from "@/lib/kernel/form-state";

interface SwitchFormProps {
  action: FormAction<null>;
  sentences: Sentences;
  hidden: Readonly<Record<string, string>>;
  label: string;
  isOn: boolean;
  on: string;
  off: string;
  /** Said of a success. */
  done: string;
}

/** On or off, each with what it means. */
export function SwitchForm({ action, sentences, hidden, label, isOn, on, off, done }: SwitchFormProps) {
  const toast = useToast();
  return (
    <CommandForm
      action={action}
      sentences={sentences}
      hidden={hidden}
      onDone={() => toast(done)}
      doneNote={`${done}.`}
      // The setting's own title stands beside it and says the same.
      className="[&_legend]:sr-only"
      footer={<SubmitButton>Save</SubmitButton>}
    >
      <RadioCards
        name="isOn"
        label={label}
        defaultValue={isOn ? "yes" : "no"}
        options={[
          { value: "yes", label: "On", description: on },
          { value: "no", label: "Off", description: off },
        ]}
      />
    </CommandForm>
  );
}
