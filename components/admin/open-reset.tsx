"use client";

import Link from "next/link";
import { CommandForm } from "@/components/forms/command-form";
import { TextareaField } from "@/components/forms/textarea-field";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Note } from "@/components/ui/note";
import { SubmitButton } from "@/components/ui/submit-button";
import type { UserDetails } from "@/lib/admin/get-user";
import type { FormAction } from "@/lib/kernel/form-state";
import { adminRefusals } from "./refusals";

/** A request that is open, or the way to open one for whom nobody else can ask. */
export function OpenReset({ user, open }: { user: UserDetails; open: FormAction<null> }) {
  const { openReset, mayOpenReset, twoFactor, isArchived, isYou } = user;
  if (openReset) {
    return (
      <div className="mb-8">
        <Note
          tone="warn"
          title="A two-factor reset is open."
          action={
            <Link href={`/admin/resets/${openReset.id}`} className={buttonClass("secondary", "sm")}>
              Review
            </Link>
          }
        />
      </div>
    );
  }
  if (isArchived || isYou || twoFactor === "none" || !mayOpenReset) return null;
  if (mayOpenReset.by === "owner") {
    return (
      <div className="mb-8">
        <Note title="Lost every second factor?">
          An owner of {mayOpenReset.organisationName} asks for a reset on the team page.
        </Note>
      </div>
    );
  }
  return (
    <Card className="mb-8 p-5">
      <h2 className="mb-1">Two-factor reset</h2>
      <p className="mb-4 text-muted">
        No owner can ask for {user.name}, so you may. This opens a request and changes nothing yet.
      </p>
      <CommandForm
        action={open}
        sentences={adminRefusals.open_two_factor_reset}
        hidden={{ personId: user.id }}
        footer={<SubmitButton variant="secondary">Open request</SubmitButton>}
      >
        <TextareaField
          name="reason"
          label="Reason"
          maxLength={500}
          rows={3}
          hint="What was lost, and how you were asked."
        />
      </CommandForm>
    </Card>
  );
}
