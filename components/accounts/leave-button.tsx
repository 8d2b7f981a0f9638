"use client";

import { useState } from "react";
import { CommandDialog } from "@/components/forms/command-dialog";
import { PlacesLost } from "@/components/team/places-lost";
import { Button } from "@/components/ui/button";
import type { FormAction } from "@/lib/kernel/form-state";
import type { PlacesLost as Lost } from "@/lib/members/listed-member";
import { accountRefusals } from "./refusals";

interface LeaveButtonProps {
  organisation: { slug: string; name: string };
  /** What they fall out of there; null: they are in no project. */
  places: Lost | null;
  leave: FormAction<{ organisationName: string }>;
}

export function LeaveButton({ organisation, places, leave }: LeaveButtonProps) {
  const [isOpen, setOpen] = useState(false);
  const { slug, name } = organisation;
  return (
    <>
      <Button size="sm" aria-label={`Leave ${name}`} onClick={() => setOpen(true)}>
        Leave
      </Button>
      <CommandDialog
        open={isOpen}
        onOpenChange={setOpen}
        title={`Leave ${name}`}
        description="You lose access straight away, and you are removed from its projects. Invitations that you sent there are revoked. To come back, you have to be invited again."
        action={leave}
        sentences={accountRefusals.leave_organisation}
        hidden={{ organisation: slug }}
        submit="Leave"
        danger
        done={() => `You left ${name}`}
      >
        {places ? <PlacesLost places={places} who="you" isRefused /> : null}
      </CommandDialog>
    </>
  );
}
