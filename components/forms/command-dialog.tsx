"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogCancel, type DialogProps } from "@/components/ui/dialog";
import { Skeleton } from "@/components/ui/skeleton";
import { SubmitButton } from "@/components/ui/submit-button";
import { useToast } from "@/components/ui/toast";
import { CommandForm, type CommandFormProps } from "./command-form";
import { ConfirmByTyping } from "./confirm-by-typing";

/** Whether it is open, for whoever opens it. */
export type Opened = Pick<DialogProps, "open" | "onOpenChange">;

export interface CommandDialogProps<Value>
  extends Opened,
    Pick<DialogProps, "title" | "description">,
    Pick<CommandFormProps<Value>, "action" | "schema" | "sentences" | "hidden" | "children"> {
  /** The verb on the button. */
  submit: string;
  danger?: boolean;
  /** Not yet allowed, for a reason that the fields show. */
  blocked?: boolean;
  /** What must be typed, to the letter, before the button works. */
  expected?: string;
  /** Before the buttons. */
  aside?: ReactNode;
  /** What the fields show is still on its way. */
  isLoading?: boolean;
  /** What a toast says of a success, after which the dialog is closed. Left out where the command leads to another page. */
  done?: (value: Value) => string;
}

/** One command in a dialog: its fields, a way out, the button, and what is said when it is done. */
export function CommandDialog<Value>(props: CommandDialogProps<Value>) {
  const { open, onOpenChange, title, description, submit, danger, blocked, expected, aside, isLoading, done, ...form } =
    props;
  const toast = useToast();
  const posted = {
    ...form,
    layout: "dialog" as const,
    onDone(value: Value) {
      onOpenChange(false);
      if (done) toast(done(value));
    },
  };
  const wayOut = (
    <>
      {aside}
      <DialogCancel>
        <Button>Cancel</Button>
      </DialogCancel>
    </>
  );
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={title} description={description}>
      {isLoading ? (
        <DialogBody>
          <p role="status" className="sr-only">
            Loading
          </p>
          <Skeleton className="h-44 w-full" />
        </DialogBody>
      ) : expected === undefined ? (
        <CommandForm
          {...posted}
          footer={
            <>
              {wayOut}
              <SubmitButton variant={danger ? "danger" : "primary"} blocked={blocked ?? false}>
                {submit}
              </SubmitButton>
            </>
          }
        />
      ) : (
        <ConfirmByTyping {...posted} expected={expected} submitLabel={submit} cancel={wayOut} />
      )}
    </Dialog>
  );
}
