"use client";

import { CommandDialog, type Opened } from "@/components/forms/command-dialog";
import type { FormAction } from "@/lib/kernel/form-state";
import { twoFactorRefusals } from "./refusals";

interface RemoveKeyDialogProps extends Pick<Opened, "onOpenChange"> {
  item: { readonly id: string; readonly name: string };
  action: FormAction<null>;
}

export function RemoveKeyDialog({ item, action, onOpenChange }: RemoveKeyDialogProps) {
  return (
    <CommandDialog
      open
      onOpenChange={onOpenChange}
      title={`Remove ${item.name}`}
      description="It no longer signs you in anywhere. The key itself may go on naming this account; you can delete that there."
      action={action}
      sentences={twoFactorRefusals.remove_key}
      hidden={{ keyId: item.id }}
      submit="Remove key"
      danger
      done={() => "Security key removed"}
    />
  );
}
