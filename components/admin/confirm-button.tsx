"use client";

import { useState } from "react";
import { CommandDialog, type CommandDialogProps } from "@/components/forms/command-dialog";
import { Button, type ButtonProps } from "@/components/ui/button";

export interface ConfirmButtonProps<Value>
  extends Pick<ButtonProps, "variant" | "size" | "aria-describedby">,
    Pick<CommandDialogProps<Value>, "title" | "description" | "danger" | "action" | "children">,
    Required<Pick<CommandDialogProps<Value>, "hidden" | "sentences">> {
  /** The verb, on the button and again on the one that confirms. */
  label: string;
  /** Said once it is done. */
  done: string;
}

/** A button for what should not happen by a slip: says what it will do, and asks. */
export function ConfirmButton<Value>(props: ConfirmButtonProps<Value>) {
  const { label, title, description, danger = false, action, hidden, sentences, done, children, ...button } = props;
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button {...button} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <CommandDialog
        {...{ title, description, danger, action, hidden, sentences, children }}
        open={isOpen}
        onOpenChange={setOpen}
        submit={label}
        done={() => done}
      />
    </>
  );
}
