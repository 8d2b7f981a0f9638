"use client";

import { CommandDialog, type Opened } from "@/components/forms/command-dialog";
import type { FormAction } from "@/lib/kernel/form-state";
import { moveTemplateForm } from "@/lib/templates/form";
import { type Place, PlaceField } from "./place-field";
import { templateRefusals } from "./refusals";

export interface TemplateInList {
  readonly id: string;
  readonly name: string;
  readonly folderId: string | null;
}

interface MoveTemplateDialogProps extends Opened {
  template: TemplateInList;
  project: string;
  places: readonly Place[];
  action: FormAction<{ name: string }>;
}

export function MoveTemplateDialog({ template, project, places, action, ...opened }: MoveTemplateDialogProps) {
  return (
    <CommandDialog
      {...opened}
      title={`Move ${template.name}`}
      description="Those who see its new folder see it then."
      action={action}
      schema={moveTemplateForm.schema}
      sentences={templateRefusals.move_template}
      hidden={{ project, templateId: template.id }}
      submit="Move template"
      done={({ name }) => `${name} was moved`}
    >
      <PlaceField name="folderId" places={places} present={template.folderId} />
    </CommandDialog>
  );
}
