"use client";

import Link from "next/link";
import { CommandForm } from "@/components/forms/command-form";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/kernel/form-state";
import { changeSenderForm } from "@/lib/project-settings/form";
import type { SenderView } from "@/lib/project-settings/get-sender";
import { projectSettingsRefusals } from "./refusals";
import { SenderField } from "./sender-field";

interface ChangeSenderFormProps {
  place: string;
  sender: SenderView;
  change: FormAction<null>;
  makeDefault: FormAction<null>;
  remove: FormAction<null>;
}

/** Its value, whether it is the default, and apart from both: away with it. */
export function ChangeSenderForm({ place, sender, change, makeDefault, remove }: ChangeSenderFormProps) {
  const { id, kind, value, isDefault, isOnly, seen } = sender;
  const about = { project: place, senderId: id };
  return (
    <div className="grid gap-8">
      <Card className="grid gap-6 p-5">
        <CommandForm
          action={change}
          schema={changeSenderForm.schema}
          sentences={projectSettingsRefusals.change_sender}
          hidden={{ project: place, senderId: id, kind, seen }}
          footer={
            <>
              <SubmitButton>Save</SubmitButton>
              <Link href={`/orgs/${place}/settings#senders`} className={buttonClass()}>
                Cancel
              </Link>
            </>
          }
        >
          <SenderField kind={kind} value={value} />
        </CommandForm>
        {isDefault ? (
          <p className="text-muted">This is the default: it is used where a message names none.</p>
        ) : (
          <CommandForm
            action={makeDefault}
            sentences={projectSettingsRefusals.make_default_sender}
            hidden={about}
            footer={<SubmitButton variant="secondary">Make this the default</SubmitButton>}
          />
        )}
      </Card>
      <section aria-labelledby="remove" className="border-t border-line pt-6">
        <h2 id="remove" className="mb-1">
          Remove
        </h2>
        {isDefault && !isOnly ? (
          <p className="text-muted">Make another one the default first, then this one can be removed.</p>
        ) : (
          <CommandForm
            action={remove}
            sentences={projectSettingsRefusals.remove_sender}
            hidden={about}
            footer={<SubmitButton variant="danger">Remove {value}</SubmitButton>}
          >
            <p className="text-muted">Messages can no longer be sent with it. You can add it again.</p>
          </CommandForm>
        )}
      </section>
    </div>
  );
}
