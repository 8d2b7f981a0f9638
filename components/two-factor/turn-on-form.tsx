"use client";

import Link from "next/link";
import { CommandForm } from "@/components/forms/command-form";
import { useField } from "@/components/forms/form-context";
import { buttonClass } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction, FormState } from "@/lib/kernel/form-state";
import { CodeField } from "./code-field";
import { RecoveryCodes } from "./recovery-codes";
import { twoFactorRefusals } from "./refusals";

/** What turning on a factor answers: codes to save. */
export interface TurnedOn {
  readonly recoveryCodes: readonly string[];
}

interface TurnOnFormProps {
  action: FormAction<TurnedOn>;
  hidden?: Readonly<Record<string, string>>;
  hint: string;
  /** Where the person was going. */
  next: string;
  /** Nothing waits for a code (any more): only what the last one brought is left to be shown. */
  isOver?: boolean;
}

/** The first code turns the factor on; what comes back are the recovery codes, without JavaScript as well. */
export function TurnOnForm({ action, hidden = {}, hint, next, isOver = false }: TurnOnFormProps) {
  return (
    <CommandForm action={action} sentences={twoFactorRefusals.turn_on_app} hidden={hidden}>
      <Step hint={hint} next={next} isOver={isOver} />
    </CommandForm>
  );
}

function Step({ hint, next, isOver }: { hint: string; next: string; isOver: boolean }) {
  const state = useField("code").answer as FormState<TurnedOn>;
  if (state?.status === "done") {
    return <RecoveryCodes codes={state.value.recoveryCodes} next={next} />;
  }
  if (isOver) {
    return (
      <div>
        <Link href={next} className={buttonClass("primary", "lg")}>
          Continue
        </Link>
      </div>
    );
  }
  return (
    <>
      <CodeField hint={hint} />
      <div>
        <SubmitButton size="lg">Turn on</SubmitButton>
      </div>
    </>
  );
}
