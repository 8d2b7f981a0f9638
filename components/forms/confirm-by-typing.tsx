"use client";

import { type ReactNode, useState } from "react";
import { SubmitButton } from "@/components/ui/submit-button";
import { useHydrated } from "@/components/ui/use-hydrated";
import { CommandForm, type CommandFormProps } from "./command-form";
import { TextField } from "./text-field";

export interface ConfirmByTypingProps<Value> extends Omit<CommandFormProps<Value>, "footer" | "schema"> {
  /** What must be typed. */
  expected: string;
  submitLabel: string;
  cancel?: ReactNode;
}

/** The server compares, and says so when it is something else: a button that stays dead says nothing. */
export function ConfirmByTyping<Value>(props: ConfirmByTypingProps<Value>) {
  const { expected, submitLabel, cancel, children, ...form } = props;
  const [typed, setTyped] = useState("");
  const hydrated = useHydrated();
  return (
    <CommandForm
      {...form}
      footer={
        <>
          {cancel}
          <SubmitButton variant="danger" blocked={hydrated && typed.trim() === ""}>
            {submitLabel}
          </SubmitButton>
        </>
      }
    >
      {children}
      <TextField
        name="confirmation"
        label={`Type ${expected} to confirm`}
        autoComplete="off"
        spellCheck={false}
        onValueChange={setTyped}
      />
    </CommandForm>
  );
}
