"use client";

import { useState } from "react";
import { Menu, MenuItem, MenuTrigger } from "@/components/ui/menu";
import type { FormAction } from "@/lib/kernel/form-state";
import { DeleteTemplateDialog } from "./delete-template-dialog";
import { MoveTemplateDialog, type TemplateInList } from "./move-template-dialog";
import type { Place } from "./place-field";

export interface TemplateCommands {
  readonly move: FormAction<{ name: string }>;
  readonly remove: FormAction<null>;
}

interface TemplateActionsProps {
  template: TemplateInList;
  /** As forms name the project. */
  project: string;
  places: readonly Place[];
  commands: TemplateCommands;
  /** The template's own address. */
  href: string;
}

export function TemplateActions({ template, project, places, commands, href }: TemplateActionsProps) {
  const [dialog, setDialog] = useState<"move" | "delete" | null>(null);
  const opened = (which: "move" | "delete") => ({
    open: dialog === which,
    onOpenChange: (isOpen: boolean) => setDialog(isOpen ? which : null),
  });
  const about = { template, project };
  return (
    <>
      <Menu trigger={<MenuTrigger label={`Actions for ${template.name}`} />}>
        <MenuItem href={`${href}/edit`}>Edit</MenuItem>
        <MenuItem href={`${href}/copy`}>Copy to another project</MenuItem>
        <MenuItem onSelect={() => setDialog("move")}>Move</MenuItem>
        <MenuItem danger onSelect={() => setDialog("delete")}>
          Delete
        </MenuItem>
      </Menu>
      <MoveTemplateDialog {...about} places={places} action={commands.move} {...opened("move")} />
      <DeleteTemplateDialog {...about} action={commands.remove} {...opened("delete")} />
    </>
  );
}
