"use client";

import { CommandForm } from "@/components/forms/command-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { useToast } from "@/components/ui/toast";
import type { FormAction } from "@/lib/kernel/form-state";
import { reportRefusals } from "./refusals";

interface SendNowFormProps {
  slug: string;
  action: FormAction<{ address: string }>;
}

export function SendNowForm({ slug, action }: SendNowFormProps) {
  const toast = useToast();
  return (
    <CommandForm
      action={action}
      sentences={reportRefusals.send_report_now}
      hidden={{ organisation: slug }}
      onDone={({ address }) => toast(`The report is on its way to ${address}`)}
      doneNote="The report is on its way to your email address."
      footer={<SubmitButton variant="secondary">Send me one now</SubmitButton>}
    />
  );
}
