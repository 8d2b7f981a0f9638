"use client";

import { useState } from "react";
import { CommandDialog } from "@/components/forms/command-dialog";
import { Button } from "@/components/ui/button";
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
      <CommandDialog
        open={isOpen}
        onOpenChange={setOpen}
        title={`Delete the role ${role.label}`}
        description="Nobody has it and nobody is promised it. The audit log goes on naming it."
        action={action}
        sentences={roleRefusals.delete_role}
        hidden={{ organisation: slug, roleId: role.id }}
        submit="Delete role"
        danger
      />
    </>
  );
}
