"use client";

import { CommandForm } from "@/components/forms/command-form";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/kernel/form-state";
import { accountRefusals } from "./refusals";

/** The one button behind a mailed link about an address. */
export function EmailLinkForm({ action, token, button }: { action: FormAction<null>; token: string; button: string }) {
  return (
    <CommandForm
      action={action}
      sentences={accountRefusals.confirm_email_change}
      hidden={{ token }}
      footer={<SubmitButton size="lg">{button}</SubmitButton>}
    />
  );
}
