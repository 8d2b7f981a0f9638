"use client";

import { CommandForm } from "@/components/forms/command-form";
import { FileField } from "@/components/forms/file-field";
import { TextField } from "@/components/forms/text-field";
import { Setting, SettingsSection } from "@/components/frame/settings-section";
import { SubmitButton } from "@/components/ui/submit-button";
import { useToast } from "@/components/ui/toast";
import type { FormAction } from "@/lib/kernel/form-state";
import { chosenPicture, editBrandingForm } from "@/lib/project-settings/form";
import type { ProjectSettingsView } from "@/lib/project-settings/get-project-settings";
import { projectSettingsRefusals } from "./refusals";

interface BrandingSectionProps {
  /** The project, as forms name it. */
  place: string;
  settings: ProjectSettingsView;
  edit: FormAction<null>;
  setLogo: FormAction<null>;
  removeLogo: FormAction<null>;
}

export function BrandingSection({ place, settings, edit, setLogo, removeLogo }: BrandingSectionProps) {
  const toast = useToast();
  const { name, branding } = settings;
  return (
    <SettingsSection id="branding" title="Branding">
      <Setting title="Name" about="The people who get your messages read it as the sender.">
        <CommandForm
          action={edit}
          schema={editBrandingForm.schema}
          sentences={projectSettingsRefusals.edit_branding}
          hidden={{ project: place, seen: branding.seen }}
          onDone={() => toast("Name saved")}
          doneNote="Name saved."
          footer={<SubmitButton>Save name</SubmitButton>}
        >
          <TextField
            name="brandName"
            label="Name on messages"
            optional
            autoComplete="off"
            maxLength={64}
            defaultValue={branding.brandName ?? ""}
            hint={`Leave empty to use the project’s name, ${name}.`}
          />
        </CommandForm>
      </Setting>
      <Setting
        title="Logo"
        about="PNG, JPEG or WebP, at most 1 MB. It is made to fit 400 by 400 pixels, and nothing else of the file is kept."
      >
        <div className="grid gap-4">
          {branding.logo ? (
            <div className="flex flex-wrap items-center gap-4">
              {/* biome-ignore lint/performance/noImgElement: one small picture of ours; the optimiser would need to be let in */}
              <img
                src={`/orgs/${place}/logo?v=${branding.logo}`}
                alt={`Logo of ${branding.brandName ?? name}`}
                className="max-h-20 max-w-40 rounded-md border border-line bg-white p-1.5"
              />
              <CommandForm
                action={removeLogo}
                sentences={projectSettingsRefusals.remove_logo}
                hidden={{ project: place }}
                onDone={() => toast("Logo removed")}
                footer={<SubmitButton variant="secondary">Remove logo</SubmitButton>}
              />
            </div>
          ) : null}
          <CommandForm
            action={setLogo}
            schema={chosenPicture}
            sentences={projectSettingsRefusals.set_logo}
            hidden={{ project: place }}
            onDone={() => toast("Logo saved")}
            doneNote="Logo saved."
            resetOnDone
            footer={<SubmitButton variant="secondary">{branding.logo ? "Replace logo" : "Upload logo"}</SubmitButton>}
          >
            <FileField
              name="picture"
              label={branding.logo ? "New logo" : "Logo"}
              accept="image/png,image/jpeg,image/webp"
            />
          </CommandForm>
        </div>
      </Setting>
    </SettingsSection>
  );
}
