"use client";

import Link from "next/link";
import { CommandForm } from "@/components/forms/command-form";
import { buttonClass } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/kernel/form-state";
import { CodeField } from "./code-field";
import { twoFactorRefusals } from "./refusals";

export function ConfirmMobileForm({ action }: { action: FormAction<null> }) {
  return (
    <CommandForm
      action={action}
      sentences={twoFactorRefusals.confirm_mobile}
      footer={
        <>
          <SubmitButton size="lg">Save number</SubmitButton>
          <Link href="/profile/security" className={buttonClass("secondary", "lg")}>
            Cancel
          </Link>
        </>
      }
    >
      <CodeField hint="Six digits, in the text message. Only the newest code works." />
    </CommandForm>
  );
}
