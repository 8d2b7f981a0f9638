"use client";

import { CommandDialog } from "@/components/forms/command-dialog";
import { TextField } from "@/components/forms/text-field";
import { renameFolderInput } from "@/lib/folders/input";
import type { FolderDialogProps } from "./folder-dialog";
import { folderRefusals } from "./refusals";

export function RenameFolderDialog({ folder, project, action, ...opened }: FolderDialogProps) {
  return (
    <CommandDialog
      {...opened}
      title={`Rename ${folder.name}`}
      action={action}
      schema={renameFolderInput}
      sentences={folderRefusals.rename_folder}
      hidden={{ project, folderId: folder.id, seen: folder.seen }}
      submit="Save"
      done={({ name }) => `The folder is called ${name} now`}
    >
      <TextField name="name" label="Folder name" autoComplete="off" maxLength={64} defaultValue={folder.name} />
    </CommandDialog>
  );
}
