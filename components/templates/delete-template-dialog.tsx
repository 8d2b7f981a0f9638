"use client";

import { CommandDialog, type Opened } from "@/components/forms/command-dialog";
import type { FormAction } from "@/lib/kernel/form-state";
import { templateRefusals } from "./refusals";

interface DeleteTemplateDialogProps extends Opened {
  template: { readonly id: string; readonly name: string };
  project: string;
  action: FormAction<null>;
}

/** It leads back to the folder: where it is asked may be the template's own page. */
export function DeleteTemplateDialog({ template, project, action, ...opened }: DeleteTemplateDialogProps) {
  return (
    <CommandDialog
      {...opened}
      title={`Delete ${template.name}`}
      description="All its versions go with it, and they cannot be brought back. Programs that send it stop working."
      action={action}
      sentences={templateRefusals.delete_template}
      hidden={{ project, templateId: template.id }}
      submit="Delete template"
      danger
    />
  );
}
