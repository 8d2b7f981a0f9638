"use client";

import { CommandForm } from "@/components/forms/command-form";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/kernel/form-state";

const sentences = {
  expired: "This link no longer works. Ask for the change again on your profile page.",
  outside_domains: "{organisation}, which you belong to, does not allow this address. Nothing was changed.",
  taken:
    "Another account has this address by now, so the change cannot be undone here. Write to the support address in the message.",
};

/** The one button behind a mailed link about an address. */
export function EmailLinkForm({ action, token, button }: { action: FormAction<null>; token: string; button: string }) {
  return (
    <CommandForm
      action={action}
      sentences={sentences}
      hidden={{ token }}
      footer={<SubmitButton size="lg">{button}</SubmitButton>}
    />
  );
}
