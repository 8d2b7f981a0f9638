"use client";

import Link from "next/link";
import { useRef, useState } from "react";
import { CommandForm } from "@/components/forms/command-form";
import { RadioCards } from "@/components/forms/radio-cards";
import { TextField } from "@/components/forms/text-field";
import { TimeZoneField } from "@/components/forms/time-zone-field";
import { roleOptions } from "@/components/team/role-options";
import { buttonClass } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/kernel/form-state";
import { suggestSlug } from "@/lib/kernel/slug";
import type { TimeZoneChoice } from "@/lib/kernel/time-zones";
import { createOrganisationInput } from "@/lib/organisations/input";
import { builtInRoles, choiceOf } from "@/lib/permissions/role";
import { mayBeDefault } from "@/lib/permissions/role-groups";
import { organisationRefusals } from "./refusals";

const defaultRoles = builtInRoles.filter(mayBeDefault).map(choiceOf);

interface CreateOrganisationFormProps {
  timeZones: readonly TimeZoneChoice[];
  action: FormAction<null>;
}

export function CreateOrganisationForm({ timeZones, action }: CreateOrganisationFormProps) {
  const [suggested, setSuggested] = useState("");
  const isOwn = useRef(false);
  return (
    <CommandForm
      action={action}
      schema={createOrganisationInput}
      sentences={organisationRefusals.create_organisation}
      footer={
        <>
          <SubmitButton size="lg">Create organisation</SubmitButton>
          <Link href="/profile" className={buttonClass("secondary", "lg")}>
            Cancel
          </Link>
        </>
      }
    >
      <TextField
        name="name"
        label="Organisation name"
        autoComplete="organization"
        onValueChange={(name) => {
          if (!isOwn.current) setSuggested(name.trim() ? suggestSlug(name) : "");
        }}
      />
      <TextField
        // Filled in from the name until somebody types here: a new key shows the new suggestion.
        key={suggested}
        name="slug"
        label="URL name"
        hint="This appears in the address of every page: lower-case letters, digits and hyphens."
        spellCheck={false}
        defaultValue={suggested}
        onValueChange={() => {
          isOwn.current = true;
        }}
      />
      <TimeZoneField
        choices={timeZones}
        zone="Europe/London"
        proposesOwn
        hint="Type a city. You can change it later."
      />
      <RadioCards
        name="defaultRole"
        label="Default role"
        hint="The role that is chosen when an invitation form opens. You can change this later in the settings."
        options={roleOptions(defaultRoles)}
        defaultValue="technician"
      />
    </CommandForm>
  );
}
