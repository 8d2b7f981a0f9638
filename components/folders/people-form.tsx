"use client";

import Link from "next/link";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { CommandForm } from "@/components/forms/command-form";
import { buttonClass } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";
import { useToast } from "@/components/ui/toast";
import { personBox, setFolderPeopleForm } from "@/lib/folders/form";
import type { FolderPeople } from "@/lib/folders/list-folder-people";
import type { FormAction } from "@/lib/kernel/form-state";
import { projectPlace } from "@/lib/kernel/project-place";
import { folderRefusals } from "./refusals";

interface PeopleFormProps {
  view: FolderPeople;
  action: FormAction<null>;
}

/** A box for each person of the page; whoever is on another page stays as they are. */
export function PeopleForm({ view, action }: PeopleFormProps) {
  const { folder, people, seen } = view;
  const toast = useToast();
  const shown = people.map(({ placeId }) => placeId).join(",");
  const project = projectPlace(view.slug, view.projectId);
  return (
    <CommandForm
      action={action}
      schema={setFolderPeopleForm.schema}
      sentences={folderRefusals.set_folder_people}
      hidden={{ project, folderId: folder.id, shown, seen }}
      onDone={() => toast("Saved. The change takes effect straight away.")}
      doneNote="Saved. The change takes effect straight away."
      footer={
        <div className="flex flex-wrap gap-2">
          <SubmitButton>Save</SubmitButton>
          <Link href={`/orgs/${project}/templates/folders/${folder.id}`} className={buttonClass("secondary")}>
            Cancel
          </Link>
        </div>
      }
    >
      <fieldset className="grid gap-3">
        <legend className="mb-3 font-medium">Who sees {folder.name}</legend>
        {people.map(({ placeId, name, email, sees }) => (
          <CheckboxField
            key={placeId}
            name={personBox(placeId)}
            label={name}
            description={<span className="wrap-anywhere">{email}</span>}
            defaultChecked={sees}
          />
        ))}
      </fieldset>
    </CommandForm>
  );
}
