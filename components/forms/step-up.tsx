"use client";

import { createContext, useContext } from "react";
import { Note } from "@/components/ui/note";
import type { FormState, Refused } from "@/lib/kernel/form-state";
import { WayOn } from "./way-on";

export interface StepUp {
  /** Opens the dialog; `again` repeats what was refused, once the person has confirmed that it is them. */
  ask: (refused: Refused, again: () => void) => void;
}

/** Null where no provider is: then the note below leads to the page. */
export const StepUpContext = createContext<StepUp | null>(null);

export function useStepUp(): StepUp | null {
  return useContext(StepUpContext);
}

/** The act waits for a fresh proof (SU-01). */
export function isStepUp(state: FormState): state is Refused {
  return state.status === "refused" && state.code === "verification_required" && state.reason === "step_up";
}

/** The way without JavaScript, and without the dialog: what was typed stays in the form. */
export function StepUpNote() {
  return (
    <div role="alert">
      <Note tone="warn" title="Confirm that it is you">
        This needs a proof of the last ten minutes.
        <WayOn reason="step_up" />
      </Note>
    </div>
  );
}
