"use client";

import { CommandDialog } from "@/components/forms/command-dialog";
import { type Place, PlaceField } from "@/components/templates/place-field";
import { moveFolderForm } from "@/lib/folders/form";
import type { FolderDialogProps } from "./folder-dialog";
import { folderRefusals } from "./refusals";

export function MoveFolderDialog({
  folder,
  project,
  action,
  places,
  ...opened
}: FolderDialogProps & { places: readonly Place[] }) {
  return (
    <CommandDialog
      {...opened}
      title={`Move ${folder.name}`}
      description="With all that is in it. Who sees it stays as it is."
      action={action}
      schema={moveFolderForm.schema}
      sentences={folderRefusals.move_folder}
      hidden={{ project, folderId: folder.id }}
      submit="Move folder"
      done={({ name }) => `${name} was moved`}
    >
      <PlaceField name="parentId" places={places} present={folder.parentId} without={folder.id} />
    </CommandDialog>
  );
}
