"use client";

import { CommandForm } from "@/components/forms/command-form";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/kernel/form-state";

const known = {
  expired: "This link no longer works. Ask for another where you asked for this one.",
  other_browser: "This works only in the browser where you entered your password. Type the code from the mail there.",
  outside_domains: "{organisation}, which you belong to, does not allow this address. Nothing was changed.",
  taken:
    "Another account has this address by now, so the change cannot be undone here. Write to the support address in the message.",
};

/** The one button behind a mailed link about an address. */
export function EmailLinkForm({ action, token, button }: { action: FormAction<null>; token: string; button: string }) {
  return (
    <CommandForm
      action={action}
      sentences={known}
      hidden={{ token }}
      footer={<SubmitButton size="lg">{button}</SubmitButton>}
    />
  );
}
