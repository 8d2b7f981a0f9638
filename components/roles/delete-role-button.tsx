"use client";

import { useState } from "react";
import { CommandForm } from "@/components/forms/command-form";
import { Button } from "@/components/ui/button";
import { Dialog, DialogCancel } from "@/components/ui/dialog";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/kernel/form-state";
import type { RoleView } from "@/lib/roles/get-role";
import { roleRefusals } from "./refusals";

interface DeleteRoleButtonProps {
  view: RoleView;
  action: FormAction<null>;
}

export function DeleteRoleButton({ view, action }: DeleteRoleButtonProps) {
  const [isOpen, setOpen] = useState(false);
  const { slug, role } = view;
  return (
    <>
      <Button variant="danger" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        Delete role
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title={`Delete the role ${role.label}`}
        description="Nobody has it and nobody is promised it. The audit log goes on naming it."
      >
        <CommandForm
          action={action}
          sentences={roleRefusals.delete_role}
          hidden={{ organisation: slug, roleId: role.id }}
          layout="dialog"
          footer={
            <>
              <DialogCancel>
                <Button>Cancel</Button>
              </DialogCancel>
              <SubmitButton variant="danger">Delete role</SubmitButton>
            </>
          }
        />
      </Dialog>
    </>
  );
}
