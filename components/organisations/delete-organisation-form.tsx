"use client";

import Link from "next/link";
import { ConfirmByTyping } from "@/components/forms/confirm-by-typing";
import { buttonClass } from "@/components/ui/button";
import type { FormAction } from "@/lib/kernel/form-state";
import { organisationRefusals } from "./refusals";

interface DeleteOrganisationFormProps {
  organisation: { slug: string; name: string };
  action: FormAction<null>;
}

/** Works without JavaScript, and the server compares the name again. */
export function DeleteOrganisationForm({ organisation, action }: DeleteOrganisationFormProps) {
  const { slug, name } = organisation;
  return (
    <ConfirmByTyping
      action={action}
      sentences={organisationRefusals.delete_organisation}
      hidden={{ organisation: slug }}
      expected={name}
      submitLabel="Delete organisation"
      cancel={
        <Link href={`/orgs/${slug}/settings`} className={buttonClass()}>
          Cancel
        </Link>
      }
    >
      <ul className="grid list-disc gap-1 pl-5">
        <li>Everyone loses access straight away and is told by email.</li>
        <li>Invitations that nobody has answered are revoked.</li>
        <li>Support can restore it for 30 days. After that, everything but its audit log is gone for good.</li>
      </ul>
    </ConfirmByTyping>
  );
}
