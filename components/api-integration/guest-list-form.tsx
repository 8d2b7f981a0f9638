"use client";

import Link from "next/link";
import { CommandForm } from "@/components/forms/command-form";
import { TextareaField } from "@/components/forms/textarea-field";
import { buttonClass } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";
import type { ApiIntegrationView } from "@/lib/api-integration/get-api-integration";
import type { FormAction } from "@/lib/kernel/form-state";
import { apiIntegrationRefusals } from "./refusals";

interface GuestListFormProps {
  place: string;
  guests: ApiIntegrationView["guests"];
  action: FormAction<null>;
}

/** The server alone checks: what tells a mobile number from another is too heavy for a page. */
export function GuestListForm({ place, guests: { emails, mobiles, seen }, action }: GuestListFormProps) {
  return (
    <CommandForm
      action={action}
      sentences={apiIntegrationRefusals.set_guest_list}
      hidden={{ project: place, seen }}
      footer={
        <>
          <SubmitButton>Save</SubmitButton>
          <Link href={`/orgs/${place}/api`} className={buttonClass()}>
            Cancel
          </Link>
        </>
      }
    >
      <TextareaField
        name="emails"
        label="Email addresses"
        optional
        hint="Up to 5, one on each line"
        rows={5}
        autoComplete="off"
        spellCheck={false}
        defaultValue={emails.join("\n")}
      />
      <TextareaField
        name="mobiles"
        label="Mobile numbers"
        optional
        hint="Up to 5, one on each line"
        rows={5}
        autoComplete="off"
        spellCheck={false}
        defaultValue={mobiles.join("\n")}
      />
    </CommandForm>
  );
}
