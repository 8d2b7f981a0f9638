"use client";

import { useState } from "react";
import { CommandDialog } from "@/components/forms/command-dialog";
import { CommandForm } from "@/components/forms/command-form";
import { RadioCards } from "@/components/forms/radio-cards";
import { roleOptions } from "@/components/team/role-options";
import { Button } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";
import { useToast } from "@/components/ui/toast";
import type { FormAction } from "@/lib/kernel/form-state";
import type { ReportView } from "@/lib/reports/get-report";
import type { ReviewRow } from "@/lib/reports/list-review-rows";
import { reportRefusals } from "./refusals";

export interface ReviewCommands {
  keep: FormAction<{ name: string }>;
  lower: FormAction<{ name: string; role: string }>;
  remove: FormAction<{ name: string }>;
}

interface ReviewActionsProps {
  report: ReportView;
  reviewId: string;
  row: ReviewRow;
  commands: ReviewCommands;
}

export function ReviewActions({ report, reviewId, row, commands }: ReviewActionsProps) {
  const toast = useToast();
  const [dialog, setDialog] = useState<"lower" | "remove" | null>(null);
  const { name, lower } = row;
  const hidden = { organisation: report.slug, reviewId, memberId: row.memberId, seen: row.seen };
  const opened = (which: "lower" | "remove") => ({
    open: dialog === which,
    onOpenChange: (isOpen: boolean) => setDialog(isOpen ? which : null),
  });
  return (
    <div className="flex flex-wrap gap-2 sm:flex-nowrap sm:justify-end">
      <CommandForm
        action={commands.keep}
        className="shrink-0"
        sentences={reportRefusals.keep_in_review}
        hidden={hidden}
        onDone={() => toast(`${name} is kept`)}
        footer={
          <SubmitButton variant="secondary" size="sm" aria-label={`Keep ${name}`}>
            Keep
          </SubmitButton>
        }
      />
      {lower.length > 0 ? (
        <Button
          size="sm"
          aria-label={`Lower role of ${name}`}
          aria-haspopup="dialog"
          onClick={() => setDialog("lower")}
        >
          Lower role
        </Button>
      ) : null}
      {row.isYou ? null : (
        <Button size="sm" aria-label={`Remove ${name}`} aria-haspopup="dialog" onClick={() => setDialog("remove")}>
          Remove
        </Button>
      )}
      <CommandDialog
        {...opened("lower")}
        title={`Lower role of ${name}`}
        description={`${name} is ${row.role.label}. These roles allow nothing beyond that.`}
        action={commands.lower}
        sentences={reportRefusals.lower_in_review}
        hidden={hidden}
        submit="Lower role"
        done={({ role }) => `${name} is now ${role}`}
      >
        <RadioCards name="role" label="New role" options={roleOptions(lower)} />
      </CommandDialog>
      <CommandDialog
        {...opened("remove")}
        title={`Remove ${name}`}
        description={`${name} loses access to ${report.name} straight away. Their account stays.`}
        action={commands.remove}
        sentences={reportRefusals.remove_in_review}
        hidden={hidden}
        expected={name}
        submit="Remove member"
        done={() => `${name} was removed`}
      />
    </div>
  );
}
