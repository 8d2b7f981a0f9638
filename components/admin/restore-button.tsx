"use client";

import { DateText } from "@/components/ui/date-text";
import { Note } from "@/components/ui/note";
import type { OrganisationDetails } from "@/lib/admin/get-organisation";
import type { FormAction } from "@/lib/kernel/form-state";
import { ConfirmButton } from "./confirm-button";
import { adminRefusals } from "./refusals";

interface RestoreButtonProps {
  organisation: OrganisationDetails;
  action: FormAction<{ name: string }>;
}

export function RestoreButton({ organisation, action }: RestoreButtonProps) {
  const { id, name, deletedAt, deletedByName } = organisation;
  if (!deletedAt) return null;
  return (
    <div className="mb-5">
      <Note
        tone="warn"
        title="Deleted"
        action={
          <ConfirmButton
            label="Restore"
            title={`Restore ${name}`}
            description="Its members can open it again straight away. Invitations stay revoked."
            action={action}
            hidden={{ organisation: id }}
            sentences={adminRefusals.restore_organisation}
            done={`${name} is restored`}
          />
        }
      >
        {deletedByName ? `by ${deletedByName} ` : ""}on <DateText at={deletedAt} format="long" />. It is purged 30 days
        later.
      </Note>
    </div>
  );
}
