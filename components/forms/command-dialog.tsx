"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
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
    Pick<DialogProps, "title" | "description" | "height">,
    Pick<CommandFormProps<Value>, "action" | "schema" | "sentences" | "hidden" | "children"> {
  /** The verb on the button. */
  submit: string;
  danger?: boolean;
  /** Not yet allowed, for a reason that the fields show. */
  blocked?: boolean;
  /** Asked once more, in the place of the fields, when the button is pressed; null where that is not needed. */
  question?: Question | null;
  /** What must be typed, to the letter, before the button works. */
  expected?: string;
  /** Before the buttons. */
  aside?: ReactNode;
  /** What the fields show is still on its way. */
  isLoading?: boolean;
  /** What a toast says of a success, after which the dialog is closed. Left out where the command leads to another page. */
  done?: (value: Value) => string;
}

interface Question {
  readonly title: string;
  readonly body: ReactNode;
  /** The verb on the button that goes on. */
  readonly submit: string;
}

/** One command in a dialog: its fields, a way out, the button, and what is said when it is done. */
export function CommandDialog<Value>(props: CommandDialogProps<Value>) {
  const { open, onOpenChange, title, description, height, submit, danger, blocked, expected, aside, isLoading } = props;
  const { question = null, done, children, action, schema, sentences, hidden } = props;
  const [asked, setAsked] = useState(false);
  const isAsking = asked && question !== null;
  function change(isOpen: boolean) {
    setAsked(false);
    onOpenChange(isOpen);
  }
  const toast = useToast();
  const posted = {
    action,
    ...(schema ? { schema } : {}),
    ...(sentences ? { sentences } : {}),
    ...(hidden ? { hidden } : {}),
    layout: "dialog" as const,
    onDone(value: Value) {
      change(false);
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
    <Dialog open={open} onOpenChange={change} title={title} description={description} height={height}>
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
              {isAsking ? <Button onClick={() => setAsked(false)}>Back</Button> : wayOut}
              <SubmitButton
                variant={danger ? "danger" : "primary"}
                blocked={blocked ?? false}
                onClick={(event) => {
                  if (!question || isAsking) return;
                  event.preventDefault();
                  setAsked(true);
                }}
              >
                {isAsking ? question.submit : submit}
              </SubmitButton>
            </>
          }
        >
          {isAsking ? <Asked {...question} /> : null}
          {/* Hidden, not gone: what is chosen there is what is posted. */}
          <div hidden={isAsking} className={isAsking ? "" : "contents"}>
            {children}
          </div>
        </CommandForm>
      ) : (
        <ConfirmByTyping {...posted} expected={expected} submitLabel={submit} cancel={wayOut}>
          {children}
        </ConfirmByTyping>
      )}
    </Dialog>
  );
}

/** Takes the focus, so that it is read aloud, and a key pressed too often answers nothing. */
function Asked({ title, body }: Question) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="grid gap-3">
      <h3 ref={heading} tabIndex={-1} className="font-semibold outline-none">
        {title}
      </h3>
      {body}
    </div>
  );
}
