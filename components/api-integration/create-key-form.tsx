"use client";

import Link from "next/link";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { CommandForm } from "@/components/forms/command-form";
import { useField } from "@/components/forms/form-context";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { PermissionSet } from "@/components/roles/permission-set";
import { buttonClass } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction, FormState } from "@/lib/kernel/form-state";
import { keyScopes, scopeBox } from "@/lib/permissions/key-scopes";
import { lifetimes, usualLifetime } from "@/lib/tokens/input";
import { apiIntegrationRefusals } from "./refusals";
import { type NewKey, ShownKey } from "./shown-key";

interface CreateKeyFormProps {
  place: string;
  action: FormAction<NewKey>;
}

/** Once the key is made it stands in the place of the fields, without JavaScript as well. */
export function CreateKeyForm({ place, action }: CreateKeyFormProps) {
  return (
    <CommandForm action={action} sentences={apiIntegrationRefusals.create_project_key} hidden={{ project: place }}>
      <Step place={place} />
    </CommandForm>
  );
}

function Step({ place }: { place: string }) {
  const state = useField("name").answer as FormState<NewKey>;
  if (state?.status === "done") return <ShownKey created={state.value} place={place} />;
  return (
    <>
      <TextField
        name="name"
        label="Name"
        autoComplete="off"
        maxLength={64}
        hint="What will use it, so that you know it again"
      />
      <SelectField
        name="days"
        label="Expires"
        defaultValue={String(usualLifetime)}
        options={lifetimes.map((days) => ({ value: String(days), label: `In ${days} days` }))}
      />
      <PermissionSet
        name="scopes"
        hint="Tick only what the program needs. A key belongs to the project and goes on working when you leave."
      >
        {keyScopes.map(({ key, label, sentence }) => (
          <CheckboxField key={key} name={scopeBox(key)} label={label} description={sentence} />
        ))}
      </PermissionSet>
      <div className="flex flex-wrap gap-2">
        <SubmitButton>Create key</SubmitButton>
        <Link href={`/orgs/${place}/api`} className={buttonClass()}>
          Cancel
        </Link>
      </div>
    </>
  );
}
