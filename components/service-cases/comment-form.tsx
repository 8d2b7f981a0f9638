"use client";

import { CommandForm } from "@/components/forms/command-form";
import { TextareaField } from "@/components/forms/textarea-field";
import { Avatar } from "@/components/ui/avatar";
import { SubmitButton } from "@/components/ui/submit-button";
import { useToast } from "@/components/ui/toast";
import type { FormAction } from "@/lib/kernel/form-state";
import { commentOnCaseInput } from "@/lib/service-cases/input";
import { serviceCaseRefusals } from "./refusals";

interface CommentFormProps {
  action: FormAction<null>;
  project: string;
  caseId: string;
  you: { readonly userId: string; readonly name: string };
}

export function CommentForm({ action, project, caseId, you }: CommentFormProps) {
  const toast = useToast();
  return (
    <div className="mt-6 flex gap-3 border-t border-line pt-6">
      <Avatar id={you.userId} name={you.name} />
      <CommandForm
        action={action}
        schema={commentOnCaseInput}
        sentences={serviceCaseRefusals.comment_on_case}
        hidden={{ project, caseId }}
        resetOnDone
        onDone={() => toast("Comment added")}
        doneNote="Comment added."
        className="min-w-0 flex-1"
        footer={
          <div className="flex w-full flex-wrap items-center justify-between gap-2">
            <p className="min-w-0 flex-1 basis-48 text-sm text-muted">
              Everyone in the project who may see service cases can read this.
            </p>
            <SubmitButton variant="secondary">Add comment</SubmitButton>
          </div>
        }
      >
        <TextareaField name="comment" label="Comment" />
      </CommandForm>
    </div>
  );
}
