"use client";

import { CommandForm } from "@/components/forms/command-form";
import { TextField } from "@/components/forms/text-field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/kernel/form-state";

const sentences = {
  rate_limited: "Too many codes were sent. Try again in {minutes} minutes.",
  texts_off: "This installation of Rollcall sends no text messages.",
};

/** A number to which a code goes; it is nobody's until that code is entered. */
export function MobileForm({
  action,
  hidden = {},
}: {
  action: FormAction<null>;
  hidden?: Record<string, string> | Readonly<Record<string, string>>;
}) {
  return (
    <CommandForm
      action={action}
      sentences={sentences}
      hidden={hidden}
      footer={<SubmitButton size="lg">Send a code</SubmitButton>}
    >
      <TextField
        name="mobile"
        label="Mobile number"
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        hint="Like 07700 900900, or with its country: +44 7700 900900."
      />
    </CommandForm>
  );
}
