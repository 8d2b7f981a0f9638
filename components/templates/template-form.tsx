"use client";

import Link from "next/link";
import { useState } from "react";
import { CommandForm } from "@/components/forms/command-form";
import { RadioCards } from "@/components/forms/radio-cards";
import { TextField } from "@/components/forms/text-field";
import { TextareaField } from "@/components/forms/textarea-field";
import { buttonClass } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/kernel/form-state";
import { createTemplateForm, editTemplateForm } from "@/lib/templates/form";
import { type Channel, channelLabels, channels } from "@/lib/templates/labels";
import { templateRefusals } from "./refusals";
import { TemplatePreview } from "./template-preview";
import { TextProblems } from "./text-problems";

interface Written {
  readonly channel: Channel;
  readonly name: string;
  readonly subject: string | null;
  readonly body: string;
}

interface NewTemplateFormProps {
  action: FormAction<null>;
  project: string;
  folderId: string | null;
  sender: string;
  cancel: string;
}

export function NewTemplateForm({ action, project, folderId, sender, cancel }: NewTemplateFormProps) {
  const [written, setWritten] = useState<Written>({ channel: "text", name: "", subject: "", body: "" });
  return (
    <CommandForm
      action={action}
      schema={createTemplateForm.schema}
      sentences={templateRefusals.create_template}
      hidden={{ project, folderId: folderId ?? "" }}
      footer={<Buttons submit="Create template" cancel={cancel} />}
      className="group/new"
    >
      <RadioCards
        name="channel"
        label="How it goes out"
        options={channels.map((value) => ({ value, label: channelLabels[value] }))}
        defaultValue={written.channel}
        onValueChange={(channel) => setWritten((before) => ({ ...before, channel: channel as Channel }))}
      />
      <TextFields written={written} onChange={setWritten} sender={sender} />
    </CommandForm>
  );
}

interface EditTemplateFormProps {
  action: FormAction<null>;
  project: string;
  templateId: string;
  seen: string;
  template: Written;
  sender: string;
  cancel: string;
}

export function EditTemplateForm({
  action,
  project,
  templateId,
  seen,
  template,
  sender,
  cancel,
}: EditTemplateFormProps) {
  const [written, setWritten] = useState<Written>(template);
  return (
    <CommandForm
      action={action}
      schema={editTemplateForm.schema}
      sentences={templateRefusals.edit_template}
      hidden={{ project, templateId, seen }}
      footer={<Buttons submit="Save" cancel={cancel} />}
    >
      <TextFields written={written} begins={template} onChange={setWritten} sender={sender} />
    </CommandForm>
  );
}

/** Hidden rather than absent, so that what was typed stays; by the choice itself, so that it takes no script. */
const whileEmailIsChosen = "hidden group-has-[[value=email]:checked]/new:block";

interface TextFieldsProps {
  written: Written;
  begins?: Written;
  onChange: (change: (before: Written) => Written) => void;
  sender: string;
}

/** Name, subject and text, and below them how it reads. */
function TextFields({ written, begins, onChange, sender }: TextFieldsProps) {
  const set = (part: Partial<Written>) => onChange((before) => ({ ...before, ...part }));
  const isEmail = written.channel === "email";
  return (
    <>
      <TextField
        name="name"
        label="Template name"
        hint="Your team finds it by this name. Nobody who gets the message sees it."
        autoComplete="off"
        maxLength={64}
        defaultValue={begins?.name ?? ""}
      />
      {isEmail || !begins ? (
        <div className={begins ? "" : whileEmailIsChosen}>
          <TextField
            name="subject"
            label="Subject"
            autoComplete="off"
            maxLength={500}
            defaultValue={begins?.subject ?? ""}
            onValueChange={(subject) => set({ subject })}
          />
        </div>
      ) : null}
      <TextareaField
        name="body"
        label="Message"
        hint="Write ((name)) where something is filled in for each person."
        rows={10}
        defaultValue={begins?.body ?? ""}
        onValueChange={(body) => set({ body })}
      />
      <TextProblems text={written.body} />
      <TemplatePreview
        channel={written.channel}
        subject={isEmail ? (written.subject ?? "") : null}
        body={written.body}
        sender={sender}
      />
    </>
  );
}

function Buttons({ submit, cancel }: { submit: string; cancel: string }) {
  return (
    <div className="flex flex-wrap gap-2">
      <SubmitButton>{submit}</SubmitButton>
      <Link href={cancel} className={buttonClass("secondary")}>
        Cancel
      </Link>
    </div>
  );
}
