"use client";

import { useState } from "react";
import { CommandForm } from "@/components/forms/command-form";
import { Button } from "@/components/ui/button";
import { Dialog, DialogCancel } from "@/components/ui/dialog";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/kernel/form-state";
import type { RoleView } from "@/lib/roles/get-role";

interface DeleteRoleButtonProps {
  view: RoleView;
  action: FormAction<null>;
}

const sentences = {
  role_in_use: "This role is needed by now. Reload the page to see by whom.",
  default_role: "This is the default role. Choose another one in the settings first.",
  forbidden: "Only owners delete roles.",
  not_found: "This role has been deleted already.",
};

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
          sentences={sentences}
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
