"use client";

import type { ReactNode, RefObject } from "react";
import { CommandForm } from "@/components/forms/command-form";
import type { FormAction } from "@/lib/kernel/form-state";

export type SignOut = FormAction<null>;

interface SignOutFormProps {
  action: SignOut;
  formRef?: RefObject<HTMLFormElement | null>;
  className?: string;
  /** The button, unless another posts it. */
  children?: ReactNode;
}

/** Nobody may believe that they are signed out when they are not: a refusal stands where the form is. */
export function SignOutForm({ action, formRef, className = "", children }: SignOutFormProps) {
  return (
    <CommandForm action={action} className={className} {...(formRef ? { formRef } : {})}>
      {children}
    </CommandForm>
  );
}
