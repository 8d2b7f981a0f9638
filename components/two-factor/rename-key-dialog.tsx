"use client";

import { CommandDialog, type Opened } from "@/components/forms/command-dialog";
import { TextField } from "@/components/forms/text-field";
import type { FormAction } from "@/lib/kernel/form-state";
import { renameKeyInput } from "@/lib/two-factor/input";
import { twoFactorRefusals } from "./refusals";

interface RenameKeyDialogProps extends Pick<Opened, "onOpenChange"> {
  item: { readonly id: string; readonly name: string; readonly seen: string };
  action: FormAction<null>;
}

export function RenameKeyDialog({ item, action, onOpenChange }: RenameKeyDialogProps) {
  return (
    <CommandDialog
      open
      onOpenChange={onOpenChange}
      title={`Rename ${item.name}`}
      action={action}
      schema={renameKeyInput}
      sentences={twoFactorRefusals.rename_key}
      hidden={{ keyId: item.id, seen: item.seen }}
      submit="Save"
      done={() => "Security key renamed"}
    >
      <TextField name="name" label="Name" defaultValue={item.name} autoComplete="off" maxLength={60} />
    </CommandDialog>
  );
}
