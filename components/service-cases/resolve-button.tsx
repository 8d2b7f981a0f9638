"use client";

import { useState } from "react";
import { CommandDialog } from "@/components/forms/command-dialog";
import { TextareaField } from "@/components/forms/textarea-field";
import { Button, type ButtonVariant } from "@/components/ui/button";
import type { FormAction } from "@/lib/kernel/form-state";
import { resolveCaseForm } from "@/lib/service-cases/form";
import { serviceCaseRefusals } from "./refusals";

interface ResolveButtonProps {
  action: FormAction<{ number: number }>;
  project: string;
  caseId: string;
  variant: ButtonVariant;
  mayComment: boolean;
}

export function ResolveButton({ action, project, caseId, variant, mayComment }: ResolveButtonProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant={variant} onClick={() => setOpen(true)}>
        Resolve
      </Button>
      <CommandDialog
        open={isOpen}
        onOpenChange={setOpen}
        title="Resolve this case"
        description="It leaves the list of what is to be done. It can be reopened."
        action={action}
        schema={resolveCaseForm.schema}
        sentences={serviceCaseRefusals.resolve_case}
        hidden={{ project, caseId }}
        submit="Resolve"
        done={({ number }) => `Service case ${number} is resolved`}
      >
        {mayComment ? (
          <TextareaField name="comment" label="Comment" optional hint="What was done, for whoever looks it up later." />
        ) : null}
      </CommandDialog>
    </>
  );
}
