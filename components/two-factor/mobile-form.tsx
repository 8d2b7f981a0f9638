"use client";

import Link from "next/link";
import { CommandForm } from "@/components/forms/command-form";
import { TextField } from "@/components/forms/text-field";
import { buttonClass } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/kernel/form-state";
import { twoFactorRefusals } from "./refusals";

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
      sentences={twoFactorRefusals.ask_mobile_code}
      hidden={hidden}
      footer={
        <>
          <SubmitButton size="lg">Send a code</SubmitButton>
          <Link href="/profile/security" className={buttonClass("secondary", "lg")}>
            Cancel
          </Link>
        </>
      }
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
