"use client";

import Link from "next/link";
import { CommandForm } from "@/components/forms/command-form";
import { DecisionFields } from "@/components/requests/decision-fields";
import { requestRefusals } from "@/components/requests/refusals";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import { decideGoLiveInput } from "@/lib/go-live/input";
import type { FormAction } from "@/lib/kernel/form-state";
import type { Decision } from "@/lib/requests/input";

interface DecideFormProps {
  goLiveRequestId: string;
  /** The organisation that decides; absent for a platform admin. */
  hidden: Readonly<Record<string, string>>;
  decision: Decision | null;
  /** Where it leads without an answer. */
  back: string;
  action: FormAction<null>;
}

export function DecideForm({ goLiveRequestId, hidden, decision, back, action }: DecideFormProps) {
  return (
    <Card className="p-6">
      <CommandForm
        action={action}
        schema={decideGoLiveInput}
        sentences={requestRefusals.decide_go_live_as_admin}
        hidden={{ ...hidden, goLiveRequestId }}
        footer={
          <>
            <SubmitButton>Save</SubmitButton>
            <Link href={back} className={buttonClass("secondary")}>
              Cancel
            </Link>
          </>
        }
      >
        <DecisionFields
          decision={decision}
          approving="The project is live from then on, and keeps two managers."
          rejecting="It stays on trial. Its managers read why, and can ask again."
        />
      </CommandForm>
    </Card>
  );
}
