"use client";

import Link from "next/link";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { CommandForm } from "@/components/forms/command-form";
import { TextField } from "@/components/forms/text-field";
import { TextareaField } from "@/components/forms/textarea-field";
import { buttonClass } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/kernel/form-state";
import { createCaseForm } from "@/lib/service-cases/form";
import type { CaseToEdit } from "@/lib/service-cases/get-case-to-edit";
import { editCaseInput } from "@/lib/service-cases/input";
import { serviceCaseRefusals } from "./refusals";

interface CaseFormProps {
  action: FormAction<null>;
  project: string;
}

export function NewCaseForm({ action, project, mayHaveIt }: CaseFormProps & { mayHaveIt: boolean }) {
  return (
    <CommandForm
      action={action}
      schema={createCaseForm.schema}
      sentences={serviceCaseRefusals.create_case}
      hidden={{ project }}
      footer={<Buttons submit="Create case" cancel={`/orgs/${project}/cases`} />}
    >
      <Content />
      {mayHaveIt ? (
        <CheckboxField
          name="isMine"
          label="Assign it to me"
          description="Otherwise it waits for somebody to pick it up."
        />
      ) : null}
    </CommandForm>
  );
}

export function EditCaseForm({ action, project, found }: CaseFormProps & { found: CaseToEdit }) {
  const { id: caseId, number, seen } = found;
  return (
    <CommandForm
      action={action}
      schema={editCaseInput}
      sentences={serviceCaseRefusals.edit_case}
      hidden={{ project, caseId, seen }}
      footer={<Buttons submit="Save" cancel={`/orgs/${project}/cases/${number}`} />}
    >
      <Content title={found.title} description={found.description} />
    </CommandForm>
  );
}

function Content({ title = "", description = "" }: { title?: string; description?: string }) {
  return (
    <>
      <TextField
        name="title"
        label="Title"
        hint="This appears in emails about the case. Leave out what should stay inside."
        defaultValue={title}
        autoComplete="off"
      />
      <TextareaField
        name="description"
        label="Description"
        hint="What is wrong, since when, and what was tried."
        defaultValue={description}
        rows={8}
      />
    </>
  );
}

function Buttons({ submit, cancel }: { submit: string; cancel: string }) {
  return (
    <>
      <SubmitButton>{submit}</SubmitButton>
      <Link href={cancel} className={buttonClass("secondary")}>
        Cancel
      </Link>
    </>
  );
}
