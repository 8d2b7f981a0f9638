"use client";

import { CheckboxField } from "@/components/forms/checkbox-field";
import { CommandForm } from "@/components/forms/command-form";
import { useToast } from "@/components/ui/toast";
import type { FormAction } from "@/lib/kernel/form-state";
import { serviceCaseRefusals } from "./refusals";

interface CaseMailsProps {
  organisation: { readonly slug: string; readonly name: string };
  mails: { readonly receives: boolean; readonly seen: string };
  save: FormAction<{ receives: boolean }>;
}

/** Everybody decides for themselves. Saved with the tick; without JavaScript by the button beside it. */
export function CaseMails({ organisation, mails: { receives, seen }, save }: CaseMailsProps) {
  const toast = useToast();
  return (
    <CommandForm
      action={save}
      sentences={serviceCaseRefusals.set_case_mails}
      hidden={{ organisation: organisation.slug, seen }}
      onDone={(saved) =>
        toast(saved.receives ? "Emails about service cases are on" : "No more emails about service cases")
      }
      className="mt-6 border-t border-line pt-5"
    >
      <CheckboxField
        name="receives"
        label="Email me about service cases"
        defaultChecked={receives}
        submitOnChange
        description={`When one becomes yours, and when somebody comments on, resolves or reopens one that you opened, have or commented on. In every project of ${organisation.name}.`}
      />
    </CommandForm>
  );
}
