"use client";

import { Setting, SettingsSection } from "@/components/frame/settings-section";
import { Note } from "@/components/ui/note";
import type { FormAction } from "@/lib/kernel/form-state";
import type { ProjectSettingsView } from "@/lib/project-settings/get-project-settings";
import { projectSettingsRefusals } from "./refusals";
import { SwitchForm } from "./switch-form";

interface PeopleSectionProps {
  place: string;
  settings: ProjectSettingsView;
  setEmailSignIn: FormAction<null>;
  setFolderPermissions: FormAction<null>;
}

/** What holds of everybody in the project’s team. */
export function PeopleSection({ place, settings, setEmailSignIn, setFolderPermissions }: PeopleSectionProps) {
  const { emailSignIn, folderPermissions } = settings;
  const hit = emailSignIn.hit && emailSignIn.hit.names.length > 0 ? emailSignIn.hit : null;
  const isOne = hit?.names.length === 1;
  return (
    <SettingsSection id="people" title="People">
      <Setting
        title="Email sign-in"
        about="People in several projects may choose it while one of them has it on. An email link never counts as two-factor authentication."
      >
        <div className="grid gap-4">
          {hit ? (
            <Note tone="warn">
              <b>
                {hit.names.join(", ")}
                {hit.hasMore ? " and more" : ""}
              </b>{" "}
              {isOne ? "signs in by email link and is" : "sign in by email link and are"} in no other project here that
              has it on. If you switch it off, they keep it until they choose another way to sign in. After that they
              cannot choose it again.
            </Note>
          ) : null}
          <SwitchForm
            action={setEmailSignIn}
            sentences={projectSettingsRefusals.set_email_sign_in}
            hidden={{ project: place, seen: emailSignIn.seen }}
            label="Email sign-in"
            isOn={emailSignIn.isOn}
            on="People in this project may choose a link by email as their second step."
            off="Nobody can choose it because of this project."
            done="Email sign-in saved"
          />
        </div>
      </Setting>
      <Setting
        title="Folder permissions"
        about="Owners and administrators see every folder, and everybody sees templates that are in none. Who was given which folder is kept either way."
      >
        <SwitchForm
          action={setFolderPermissions}
          sentences={projectSettingsRefusals.set_folder_permissions}
          hidden={{ project: place, seen: folderPermissions.seen }}
          label="Folder permissions"
          isOn={folderPermissions.isOn}
          on="People see only the folders that they were given."
          off="Everybody in the project sees every folder."
          done="Folder permissions saved"
        />
      </Setting>
    </SettingsSection>
  );
}
