"use client";

import Link from "next/link";
import { CommandForm } from "@/components/forms/command-form";
import { useField } from "@/components/forms/form-context";
import { TextField } from "@/components/forms/text-field";
import { buttonClass } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction, FormState } from "@/lib/kernel/form-state";
import { apiIntegrationRefusals } from "./refusals";
import { ShownSecret } from "./shown-secret";

interface CallbackFormProps {
  place: string;
  /** '' while there is none. */
  url: string;
  seen: string;
  action: FormAction<{ secret: string | null }>;
}

/** The first address brings a secret, which stands in the place of the fields, without JavaScript as well. */
export function CallbackForm({ place, url, seen, action }: CallbackFormProps) {
  return (
    <CommandForm
      action={action}
      sentences={apiIntegrationRefusals.set_callback}
      hidden={{ project: place, seen }}
      doneNote="The address is saved."
    >
      <Fields place={place} url={url} />
    </CommandForm>
  );
}

function Fields({ place, url }: { place: string; url: string }) {
  const state = useField("url").answer as FormState<{ secret: string | null }>;
  if (state?.status === "done" && state.value.secret) return <ShownSecret secret={state.value.secret} place={place} />;
  return (
    <>
      <TextField
        name="url"
        type="url"
        label="Address"
        autoComplete="off"
        maxLength={500}
        defaultValue={url}
        hint={
          url
            ? "Another address keeps the secret that there is"
            : "Starts with https://. You get a secret by which your receiver knows that it is Rollcall that sends"
        }
      />
      <div className="flex flex-wrap gap-2">
        <SubmitButton>Save</SubmitButton>
        <Link href={`/orgs/${place}/api`} className={buttonClass()}>
          Cancel
        </Link>
      </div>
    </>
  );
}
