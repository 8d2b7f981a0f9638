"use client";

import { type ReactNode, useState } from "react";
import { CommandForm } from "@/components/forms/command-form";
import { Button, type ButtonProps } from "@/components/ui/button";
import { Dialog, DialogCancel } from "@/components/ui/dialog";
import { SubmitButton } from "@/components/ui/submit-button";
import { useToast } from "@/components/ui/toast";
import type { FormAction } from "@/lib/kernel/form-state";

export interface ConfirmButtonProps<Value> extends Pick<ButtonProps, "variant" | "size" | "aria-describedby"> {
  /** The verb, on the button and again on the one that confirms. */
  label: string;
  title: string;
  /** What will happen. */
  description: string;
  danger?: boolean;
  action: FormAction<Value>;
  hidden: Readonly<Record<string, string>>;
  sentences: Readonly<Record<string, string>>;
  /** Said once it is done. */
  done: string;
  children?: ReactNode;
}

/** A button for what should not happen by a slip: says what it will do, and asks. */
export function ConfirmButton<Value>(props: ConfirmButtonProps<Value>) {
  const { label, title, description, danger = false, action, hidden, sentences, done, children, ...button } = props;
  const [isOpen, setOpen] = useState(false);
  const toast = useToast();
  return (
    <>
      <Button {...button} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Dialog open={isOpen} onOpenChange={setOpen} title={title} description={description}>
        <CommandForm
          action={action}
          sentences={sentences}
          hidden={hidden}
          layout="dialog"
          onDone={() => {
            setOpen(false);
            toast(done);
          }}
          footer={
            <>
              <DialogCancel>
                <Button>Cancel</Button>
              </DialogCancel>
              <SubmitButton variant={danger ? "danger" : "primary"}>{label}</SubmitButton>
            </>
          }
        >
          {children}
        </CommandForm>
      </Dialog>
    </>
  );
}
