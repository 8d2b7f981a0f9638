"use client";

import { useState } from "react";
import { CommandForm } from "@/components/forms/command-form";
import { Button } from "@/components/ui/button";
import { Dialog, DialogCancel } from "@/components/ui/dialog";
import { SubmitButton } from "@/components/ui/submit-button";
import { useToast } from "@/components/ui/toast";
import type { FormAction } from "@/lib/kernel/form-state";
import { accountRefusals } from "./refusals";

interface LeaveButtonProps {
  organisation: { slug: string; name: string };
  leave: FormAction<{ organisationName: string }>;
}

export function LeaveButton({ organisation, leave }: LeaveButtonProps) {
  const [isOpen, setOpen] = useState(false);
  const toast = useToast();
  const { slug, name } = organisation;
  return (
    <>
      <Button size="sm" aria-label={`Leave ${name}`} onClick={() => setOpen(true)}>
        Leave
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title={`Leave ${name}`}
        description="From the next click on you can no longer open it, and invitations that you sent there are revoked. To come back, somebody has to invite you."
      >
        <CommandForm
          action={leave}
          sentences={accountRefusals.leave_organisation}
          hidden={{ organisation: slug }}
          layout="dialog"
          onDone={() => {
            setOpen(false);
            toast(`You left ${name}`);
          }}
          footer={
            <>
              <DialogCancel>
                <Button>Cancel</Button>
              </DialogCancel>
              <SubmitButton variant="danger">Leave</SubmitButton>
            </>
          }
        />
      </Dialog>
    </>
  );
}
