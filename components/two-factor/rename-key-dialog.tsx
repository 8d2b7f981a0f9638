"use client";

import { CommandForm } from "@/components/forms/command-form";
import { TextField } from "@/components/forms/text-field";
import { Button } from "@/components/ui/button";
import { Dialog, DialogCancel } from "@/components/ui/dialog";
import { SubmitButton } from "@/components/ui/submit-button";
import { useToast } from "@/components/ui/toast";
import type { FormAction } from "@/lib/kernel/form-state";
import { renameKeyInput } from "@/lib/two-factor/input";
import { twoFactorRefusals } from "./refusals";

interface RenameKeyDialogProps {
  item: { readonly id: string; readonly name: string; readonly seen: string };
  action: FormAction<null>;
  onOpenChange: (open: boolean) => void;
}

export function RenameKeyDialog({ item, action, onOpenChange }: RenameKeyDialogProps) {
  const toast = useToast();
  return (
    <Dialog open onOpenChange={onOpenChange} title={`Rename ${item.name}`}>
      <CommandForm
        action={action}
        schema={renameKeyInput}
        sentences={twoFactorRefusals.rename_key}
        hidden={{ keyId: item.id, seen: item.seen }}
        layout="dialog"
        onDone={() => {
          onOpenChange(false);
          toast("Security key renamed");
        }}
        footer={
          <>
            <DialogCancel>
              <Button>Cancel</Button>
            </DialogCancel>
            <SubmitButton>Save</SubmitButton>
          </>
        }
      >
        <TextField name="name" label="Name" defaultValue={item.name} autoComplete="off" maxLength={60} />
      </CommandForm>
    </Dialog>
  );
}
