"use client";

import type { PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/browser";
import { usePathname } from "next/navigation";
import { type ReactNode, useState } from "react";
import { type StepUp, StepUpContext } from "@/components/forms/step-up";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogCancel } from "@/components/ui/dialog";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction, Refused } from "@/lib/kernel/form-state";
import { ProofForm, type TypedProof } from "./proof-form";
import { UseKeyButton } from "./use-key-button";

export interface StepUpActions {
  /** Proves by password or code, and stays on the page. */
  confirm: FormAction<null>;
  /** What a security key is to sign, and its answer. */
  askKey: FormAction<PublicKeyCredentialRequestOptionsJSON>;
  confirmWithKey: FormAction<null>;
}

interface Asked {
  ways: readonly string[];
  again: () => void;
}

/** What was typed in the form that asks stays, to be sent again. */
const beside = { target: "_blank", rel: "noopener" };

/** Wraps the whole site, so that any form may be asked to prove who posts it without losing what was typed. */
export function StepUpProvider({ actions, children }: { actions: StepUpActions; children: ReactNode }) {
  const here = usePathname();
  const [asked, setAsked] = useState<Asked | null>(null);
  const stepUp: StepUp = {
    ask(refused: Refused, again) {
      const ways = String(refused.facts.ways ?? "password").split(" ");
      setAsked({ ways, again });
    },
  };
  const chosen: TypedProof = asked?.ways.includes("totp") ? "totp" : "password";
  const isTyped = asked?.ways.some((each) => each === "totp" || each === "password") ?? false;

  function proven() {
    setAsked(null);
    asked?.again();
  }

  return (
    <StepUpContext value={stepUp}>
      {children}
      <Dialog
        open={asked !== null}
        onOpenChange={(open) => open || setAsked(null)}
        title="Confirm it is you"
        description="This is worth a second look. Afterwards you are not asked again for ten minutes."
      >
        {asked && isTyped ? (
          <ProofForm
            way={chosen}
            action={actions.confirm}
            layout="dialog"
            onDone={proven}
            footer={
              <>
                {/* A recovery code stands in for a lost app, on the page that knows which ways there are. */}
                <a
                  className="link mr-auto self-center text-sm"
                  href={`/confirm?next=${encodeURIComponent(here)}`}
                  {...beside}
                >
                  Use another way in a new tab
                </a>
                <DialogCancel>
                  <Button>Cancel</Button>
                </DialogCancel>
                <SubmitButton>Confirm</SubmitButton>
              </>
            }
          />
        ) : null}
        {asked?.ways.includes("webauthn") ? (
          <DialogBody>
            <UseKeyButton
              begin={actions.askKey}
              finish={actions.confirmWithKey}
              variant={isTyped ? "secondary" : "primary"}
              onDone={proven}
            />
            {isTyped ? null : (
              <p className="text-sm">
                <a className="link" href={`/confirm?way=recovery&next=${encodeURIComponent(here)}`} {...beside}>
                  Use a recovery code in a new tab
                </a>
              </p>
            )}
          </DialogBody>
        ) : null}
      </Dialog>
    </StepUpContext>
  );
}
