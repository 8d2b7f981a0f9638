"use client";

import Link from "next/link";
import { CommandForm } from "@/components/forms/command-form";
import { buttonClass } from "@/components/ui/button";
import { Note } from "@/components/ui/note";
import { SubmitButton } from "@/components/ui/submit-button";
import type { InvitationView } from "@/lib/invitations/get-invitation";
import type { FormAction } from "@/lib/kernel/form-state";
import { invitationRefusals } from "./refusals";

interface InvitationChoiceProps {
  link: string;
  organisationName: string;
  /** What the organisation asks for before Accept; declining never waits for it (product.md 4.6, 4.11). */
  stepBefore: InvitationView["stepBefore"];
  accept: FormAction<null>;
  decline: FormAction<null>;
}

/** Two forms side by side, so that both buttons work without JavaScript. */
export function InvitationChoice({ link, organisationName, stepBefore, accept, decline }: InvitationChoiceProps) {
  const hidden = { invitation: link };
  return (
    <div className="grid grid-cols-2 gap-2">
      {stepBefore ? (
        <StepBefore step={stepBefore} link={link} organisationName={organisationName} />
      ) : (
        <CommandForm
          action={accept}
          hidden={hidden}
          sentences={invitationRefusals.accept_invitation}
          footer={
            <SubmitButton size="lg" className="w-full justify-center">
              Accept
            </SubmitButton>
          }
        />
      )}
      <CommandForm
        action={decline}
        hidden={hidden}
        sentences={invitationRefusals.accept_invitation}
        footer={
          <SubmitButton size="lg" variant="secondary" className="w-full justify-center">
            Decline
          </SubmitButton>
        }
      />
    </div>
  );
}

interface StepBeforeProps {
  step: NonNullable<InvitationView["stepBefore"]>;
  link: string;
  organisationName: string;
}

/** Stands where Accept would, and leads back here. */
function StepBefore({ step, link, organisationName }: StepBeforeProps) {
  const isSetUp = step === "set_up_two_factor";
  const page = isSetUp ? "/two-factor/setup" : "/sign-in/two-factor";
  return (
    <>
      <div className="col-span-2 mb-2">
        <Note title={`${organisationName} requires two-factor authentication.`}>
          {isSetUp ? "Set it up first" : "Use your second factor first"}, then you come back here to accept.
        </Note>
      </div>
      <Link
        href={`${page}?next=${encodeURIComponent(`/invitations/${link}`)}`}
        className={`${buttonClass("primary", "lg")} justify-center self-start`}
        prefetch={false}
      >
        {isSetUp ? "Set it up" : "Continue"}
      </Link>
    </>
  );
}
