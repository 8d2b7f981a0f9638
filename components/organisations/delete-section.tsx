"use client";

import { ConfirmByTyping } from "@/components/forms/confirm-by-typing";
import { Card } from "@/components/ui/card";
import type { FormAction } from "@/lib/kernel/form-state";
import { organisationRefusals } from "./refusals";

interface DeleteSectionProps {
  organisation: { slug: string; name: string };
  action: FormAction<null>;
}

/** The danger zone: works without JavaScript, and the server compares the name again. */
export function DeleteSection({ organisation, action }: DeleteSectionProps) {
  const { slug, name } = organisation;
  return (
    <section aria-labelledby="delete" className="mt-8">
      <h2 id="delete" className="mb-2.5">
        Delete organisation
      </h2>
      <Card className="p-6">
        <ConfirmByTyping
          action={action}
          sentences={organisationRefusals.delete_organisation}
          hidden={{ organisation: slug }}
          expected={name}
          submitLabel="Delete organisation"
        >
          <p className="wrap-anywhere">
            Nobody can open {name} any more, from the next click on; open invitations are revoked, and every member is
            told by email. Support can restore it for 30 days. After that, everything but its audit log is gone for
            good.
          </p>
        </ConfirmByTyping>
      </Card>
    </section>
  );
}
