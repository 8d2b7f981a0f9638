"use client";

import { useState } from "react";
import type { Place } from "@/components/templates/place-field";
import { Menu, MenuItem, MenuTrigger } from "@/components/ui/menu";
import type { FormAction } from "@/lib/kernel/form-state";
import { DeleteFolderDialog } from "./delete-folder-dialog";
import type { FolderInList } from "./folder-dialog";
import { MoveFolderDialog } from "./move-folder-dialog";
import { RenameFolderDialog } from "./rename-folder-dialog";

export interface FolderCommands {
  readonly rename: FormAction<{ name: string }>;
  readonly move: FormAction<{ name: string }>;
  readonly remove: FormAction<{ name: string }>;
}

interface FolderActionsProps {
  folder: FolderInList;
  /** As forms name the project. */
  project: string;
  places: readonly Place[];
  commands: FolderCommands;
  mayManage: boolean;
  /** Where it is chosen who sees it; null for whoever may not. */
  people: string | null;
}

type OpenDialog = "rename" | "move" | "delete";

export function FolderActions({ folder, project, places, commands, mayManage, people }: FolderActionsProps) {
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const opened = (which: OpenDialog) => ({
    open: dialog === which,
    onOpenChange: (isOpen: boolean) => setDialog(isOpen ? which : null),
  });
  const about = { folder, project };
  return (
    <>
      <Menu trigger={<MenuTrigger label={`Actions for ${folder.name}`} />}>
        {people === null ? null : <MenuItem href={people}>Change who sees it</MenuItem>}
        {mayManage ? (
          <>
            <MenuItem onSelect={() => setDialog("rename")}>Rename</MenuItem>
            <MenuItem onSelect={() => setDialog("move")}>Move</MenuItem>
            <MenuItem danger onSelect={() => setDialog("delete")}>
              Delete
            </MenuItem>
          </>
        ) : null}
      </Menu>
      <RenameFolderDialog {...about} action={commands.rename} {...opened("rename")} />
      <MoveFolderDialog {...about} places={places} action={commands.move} {...opened("move")} />
      <DeleteFolderDialog {...about} action={commands.remove} {...opened("delete")} />
    </>
  );
}
