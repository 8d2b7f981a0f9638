"use client";

import { CheckboxField } from "@/components/forms/checkbox-field";
import { CommandForm } from "@/components/forms/command-form";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { TextareaField } from "@/components/forms/textarea-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { useToast } from "@/components/ui/toast";
import type { FormAction } from "@/lib/kernel/form-state";
import { editOrganisationForm } from "@/lib/organisations/form";
import type { SettingsView } from "@/lib/organisations/get-settings";
import { organisationRefusals } from "./refusals";

interface SettingsFormProps {
  settings: SettingsView;
  timeZones: readonly string[];
  action: FormAction<null>;
}

export function SettingsForm({ settings, timeZones, action }: SettingsFormProps) {
  const toast = useToast();
  return (
    <CommandForm
      action={action}
      schema={editOrganisationForm.schema}
      sentences={organisationRefusals.edit_organisation}
      hidden={{ organisation: settings.slug, seen: settings.seen }}
      onDone={() => toast("Settings saved")}
      doneNote="Settings saved."
      footer={<SubmitButton>Save</SubmitButton>}
    >
      <TextField name="name" label="Organisation name" defaultValue={settings.name} autoComplete="organization" />
      <TextField
        name="slug"
        label="URL name"
        defaultValue={settings.slug}
        spellCheck={false}
        hint="Stands in the address of every page. The old one leads here for 90 days."
      />
      <SelectField
        name="timeZone"
        label="Time zone"
        defaultValue={settings.timeZone}
        options={timeZones.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }))}
      />
      <SelectField
        name="defaultRole"
        label="Default role"
        defaultValue={settings.defaultRole}
        hint="What the invite form begins with."
        options={settings.roles.map(({ name, label }) => ({ value: name, label }))}
      />
      <TextareaField
        name="approvedDomains"
        label="Approved email domains"
        optional
        rows={3}
        spellCheck={false}
        defaultValue={settings.approvedDomains.join("\n")}
        hint="One a line, like example.com; sub-domains are covered. Empty: any address may be invited."
      />
      <CheckboxField
        name="projectManagersMayInvite"
        label="Project managers may invite new people"
        description="They join with the role Member and take a seat. Without this, only people who are members already can be invited into a project."
        defaultChecked={settings.projectManagersMayInvite}
      />
      <CheckboxField
        name="membersMayAskToJoin"
        label="Members can ask to join projects"
        description="Every member then sees what all projects are called and who manages them. Whoever manages the project says yes or no."
        defaultChecked={settings.membersMayAskToJoin}
      />
    </CommandForm>
  );
}
