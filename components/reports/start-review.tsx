"use client";

import { CommandForm } from "@/components/forms/command-form";
import { Card } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/kernel/form-state";
import type { ReportView } from "@/lib/reports/get-report";
import { reportRefusals } from "./refusals";

interface StartReviewProps {
  report: ReportView;
  action: FormAction<null>;
}

export function StartReview({ report: { slug, reviews }, action }: StartReviewProps) {
  return (
    <Card className="mb-8 grid justify-items-start gap-3 p-5">
      <h2>Review who has access</h2>
      <p className="text-muted">
        Go through the members, those who have been away longest first: keep, lower or remove each. The outcome is
        written to the audit log.{reviews.length === 0 ? " Nobody has done it here yet." : ""}
      </p>
      <CommandForm
        action={action}
        sentences={reportRefusals.start_review}
        hidden={{ organisation: slug }}
        footer={<SubmitButton>Start review</SubmitButton>}
      />
    </Card>
  );
}
