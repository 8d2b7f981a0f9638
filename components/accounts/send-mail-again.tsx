"use client";

import { CommandForm } from "@/components/forms/command-form";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/kernel/form-state";
import { accountRefusals } from "./refusals";

interface SendMailAgainProps {
  action: FormAction<null>;
  command: "ask_password_reset" | "mail_registration_again";
  /** Where it goes, and what else the command takes. */
  hidden: Readonly<Record<string, string>>;
}

/** Under "Check your email": the same mail once more. */
export function SendMailAgain({ action, command, hidden }: SendMailAgainProps) {
  return (
    <CommandForm
      action={action}
      sentences={accountRefusals[command]}
      hidden={hidden}
      doneNote="We sent it again. Only the newest email counts."
      footer={
        <SubmitButton variant="secondary" size="lg">
          Send again
        </SubmitButton>
      }
    />
  );
}
