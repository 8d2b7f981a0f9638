"use client";

import Link from "next/link";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { CommandForm } from "@/components/forms/command-form";
import { FieldError } from "@/components/forms/field-frame";
import { useField } from "@/components/forms/form-context";
import { TextareaField } from "@/components/forms/textarea-field";
import { requestRefusals } from "@/components/requests/refusals";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Note } from "@/components/ui/note";
import { SubmitButton } from "@/components/ui/submit-button";
import { askBox, askToJoinForm } from "@/lib/join-requests/form";
import type { JoinableProject } from "@/lib/join-requests/get-joinable-project";
import type { FormAction } from "@/lib/kernel/form-state";

interface AskFormProps {
  view: JoinableProject;
  action: FormAction<null>;
}

export function AskForm({ view, action }: AskFormProps) {
  const { slug, project, people } = view;
  const free = people.filter(({ isAsked }) => !isAsked);
  if (free.length === 0)
    return (
      <Note>
        {people.length === 0
          ? "There is nobody to ask: you are the only one who could let somebody in."
          : "You have asked everybody who manages this project. You hear by email when one of them answers."}
      </Note>
    );
  return (
    <Card className="p-6">
      <CommandForm
        action={action}
        schema={askToJoinForm.schema}
        sentences={requestRefusals.ask_to_join}
        hidden={{ organisation: slug, projectId: project.id }}
        footer={
          <>
            <SubmitButton>Send request</SubmitButton>
            <Link href={`/orgs/${slug}/projects/join`} className={buttonClass("secondary")}>
              Cancel
            </Link>
          </>
        }
      >
        <PeopleFields people={people} isOnly={free.length === 1} />
        <TextareaField
          name="reason"
          label="Reason"
          rows={4}
          hint="What you would do in the project. Whoever manages it reads this."
        />
      </CommandForm>
    </Card>
  );
}

function PeopleFields({ people, isOnly }: { people: JoinableProject["people"]; isOnly: boolean }) {
  const field = useField("people");
  return (
    <fieldset id={field.id} tabIndex={-1} className="grid min-w-0 grid-cols-1 gap-1.5">
      <legend className="mb-1 font-medium">Whom to ask</legend>
      <FieldError id={field.errorId}>{field.error}</FieldError>
      <div className="overflow-hidden rounded-[10px] border border-line">
        {people.map(({ userId, name, email, isAsked }) => (
          <div key={userId} className="border-b border-line px-3.5 py-2.5 wrap-anywhere last:border-b-0">
            <CheckboxField
              name={askBox(userId)}
              label={name}
              description={[email, isAsked ? "You have asked already." : null].filter(Boolean).join(". ")}
              defaultChecked={isOnly && !isAsked}
              disabled={isAsked}
            />
          </div>
        ))}
      </div>
    </fieldset>
  );
}
