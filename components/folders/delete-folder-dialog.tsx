"use client";

import { CommandDialog } from "@/components/forms/command-dialog";
import type { FolderDialogProps } from "./folder-dialog";
import { folderRefusals } from "./refusals";

export function DeleteFolderDialog({ folder, project, action, ...opened }: FolderDialogProps) {
  return (
    <CommandDialog
      {...opened}
      title={`Delete ${folder.name}`}
      description="Only a folder with nothing in it can be deleted."
      action={action}
      sentences={folderRefusals.delete_folder}
      hidden={{ project, folderId: folder.id }}
      submit="Delete folder"
      danger
      done={({ name }) => `${name} was deleted`}
    />
  );
}
