"use client";

import type { ReactNode } from "react";
import { RadioCards } from "@/components/forms/radio-cards";
import { TextareaField } from "@/components/forms/textarea-field";
import type { Decision } from "@/lib/requests/input";

interface DecisionFieldsProps {
  /** Chosen already, in the inbox; null: nothing is. */
  decision: Decision | null;
  approving: ReactNode;
  rejecting: ReactNode;
}

/** Yes or no, and what is said about it. */
export function DecisionFields({ decision, approving, rejecting }: DecisionFieldsProps) {
  return (
    <>
      <RadioCards
        name="decision"
        label="Your answer"
        {...(decision ? { defaultValue: decision } : {})}
        options={[
          { value: "approve", label: "Approve", description: approving },
          { value: "reject", label: "Reject", description: rejecting },
        ]}
      />
      <TextareaField
        name="answer"
        label="Reason"
        rows={3}
        hint="They read this. You can leave it empty if you approve."
      />
    </>
  );
}
