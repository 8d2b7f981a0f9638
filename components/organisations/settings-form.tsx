"use client";

import { CheckboxField } from "@/components/forms/checkbox-field";
import { CommandForm } from "@/components/forms/command-form";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { TextareaField } from "@/components/forms/textarea-field";
import { TimeZoneField } from "@/components/forms/time-zone-field";
import { Setting, SettingsSection } from "@/components/frame/settings-section";
import { roleChoices } from "@/components/team/role-options";
import { SubmitButton } from "@/components/ui/submit-button";
import { useToast } from "@/components/ui/toast";
import type { FormAction } from "@/lib/kernel/form-state";
import type { TimeZoneChoice } from "@/lib/kernel/time-zones";
import { editOrganisationForm } from "@/lib/organisations/form";
import type { SettingsView } from "@/lib/organisations/get-settings";
import { organisationRefusals } from "./refusals";

interface SettingsFormProps {
  settings: SettingsView;
  timeZones: readonly TimeZoneChoice[];
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
      layout="settings"
      footer={
        <>
          <span className="min-w-0 flex-1 text-sm text-muted">Every change is written to the audit log.</span>
          <SubmitButton>Save</SubmitButton>
        </>
      }
    >
      <SettingsSection id="organisation" title="Organisation">
        <TextField
          name="name"
          label="Organisation name"
          defaultValue={settings.name}
          autoComplete="organization"
          hint="Shown on every page and in every mail."
        />
        <TextField
          name="slug"
          label="URL name"
          defaultValue={settings.slug}
          spellCheck={false}
          hint="This appears in the address of every page. The old address leads here for 90 days."
        />
        <TimeZoneField
          choices={timeZones}
          zone={settings.timeZone}
          hint="The monthly report is sent at 08:00 in this time zone."
        />
      </SettingsSection>
      <SettingsSection id="invitations" title="Invitations">
        <SelectField
          name="defaultRole"
          label="Default role"
          defaultValue={settings.defaultRole}
          hint="The role chosen when the invite form opens."
          options={roleChoices(settings.roles)}
        />
        <TextareaField
          name="approvedDomains"
          label="Approved email domains"
          optional
          rows={3}
          spellCheck={false}
          defaultValue={settings.approvedDomains.join("\n")}
          hint="One on each line, like example.com. Sub-domains are covered. Leave empty to allow any address."
        />
      </SettingsSection>
      <SettingsSection id="projects" title="Projects">
        <Setting title="Project managers" about="They can always invite people who are already in the team.">
          <CheckboxField
            name="projectManagersMayInvite"
            label="Project managers may invite new people"
            description="Each takes a seat and joins with the role Member."
            defaultChecked={settings.projectManagersMayInvite}
          />
        </Setting>
        <Setting title="Joining" about="Whoever manages the project says yes or no.">
          <CheckboxField
            name="membersMayAskToJoin"
            label="Members can ask to join projects"
            description="Every member then sees what all projects are called and who manages them."
            defaultChecked={settings.membersMayAskToJoin}
          />
        </Setting>
      </SettingsSection>
    </CommandForm>
  );
}
