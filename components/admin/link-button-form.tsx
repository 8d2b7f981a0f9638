"use client";

import { CommandForm } from "@/components/forms/command-form";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/kernel/form-state";
import { adminRefusals } from "./refusals";

/** The one button behind a link that does nothing by being opened. */
export function LinkButtonForm(props: { action: FormAction<null>; token: string; button: string }) {
  return (
    <CommandForm
      action={props.action}
      sentences={adminRefusals.accept_platform_grant}
      hidden={{ token: props.token }}
      footer={<SubmitButton size="lg">{props.button}</SubmitButton>}
    />
  );
}
