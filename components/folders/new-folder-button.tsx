"use client";

import { useState } from "react";
import { CommandDialog } from "@/components/forms/command-dialog";
import { TextField } from "@/components/forms/text-field";
import { Button } from "@/components/ui/button";
import { createFolderForm } from "@/lib/folders/form";
import type { FormAction } from "@/lib/kernel/form-state";
import { folderRefusals } from "./refusals";

interface NewFolderButtonProps {
  action: FormAction<{ name: string }>;
  project: string;
  parentId: string | null;
}

export function NewFolderButton({ action, project, parentId }: NewFolderButtonProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button aria-haspopup="dialog" onClick={() => setOpen(true)}>
        New folder
      </Button>
      <CommandDialog
        open={isOpen}
        onOpenChange={setOpen}
        title="New folder"
        description={
          parentId === null
            ? "Everybody in the project sees it at first."
            : "Those who see the folder round it see it at first."
        }
        action={action}
        schema={createFolderForm.schema}
        sentences={folderRefusals.create_folder}
        hidden={{ project, parentId: parentId ?? "" }}
        submit="Create folder"
        done={({ name }) => `${name} was created`}
      >
        <TextField name="name" label="Folder name" autoComplete="off" maxLength={64} />
      </CommandDialog>
    </>
  );
}
