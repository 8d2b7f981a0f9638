"use client";

import { CommandForm } from "@/components/forms/command-form";
import { Button } from "@/components/ui/button";
import { Dialog, DialogCancel } from "@/components/ui/dialog";
import { SubmitButton } from "@/components/ui/submit-button";
import { useToast } from "@/components/ui/toast";
import type { FormAction } from "@/lib/kernel/form-state";
import { twoFactorRefusals } from "./refusals";

interface RemoveKeyDialogProps {
  item: { readonly id: string; readonly name: string };
  action: FormAction<null>;
  onOpenChange: (open: boolean) => void;
}

export function RemoveKeyDialog({ item, action, onOpenChange }: RemoveKeyDialogProps) {
  const toast = useToast();
  return (
    <Dialog
      open
      onOpenChange={onOpenChange}
      title={`Remove ${item.name}`}
      description="It no longer signs you in anywhere. The key itself may go on naming this account; you can delete that there."
    >
      <CommandForm
        action={action}
        sentences={twoFactorRefusals.remove_key}
        hidden={{ keyId: item.id }}
        layout="dialog"
        onDone={() => {
          onOpenChange(false);
          toast("Security key removed");
        }}
        footer={
          <>
            <DialogCancel>
              <Button>Cancel</Button>
            </DialogCancel>
            <SubmitButton variant="danger">Remove key</SubmitButton>
          </>
        }
      />
    </Dialog>
  );
}
