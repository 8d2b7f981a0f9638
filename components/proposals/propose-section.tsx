"use client";

import { RadioCards } from "@/components/forms/radio-cards";
import { TextField } from "@/components/forms/text-field";
import { Card } from "@/components/ui/card";
import { Note } from "@/components/ui/note";
import type { FormAction } from "@/lib/kernel/form-state";
import { projectPlace } from "@/lib/kernel/project-place";
import type { ProjectMemberView } from "@/lib/project-team/get-project-member";
import type { ProposableMethod } from "@/lib/proposals/input";
import { methodsWith, proposableMethodLabels } from "@/lib/proposals/labels";
import { ProposeForm } from "./propose-form";

interface ProposeSectionProps {
  view: ProjectMemberView;
  propose: FormAction<{ name: string }>;
  withdraw: FormAction<null>;
}

const about: Readonly<Record<ProposableMethod, string>> = {
  email_auth: "A link to their address. Never counts as two-factor authentication.",
  sms_auth: "Six digits to their mobile number, once they have added one.",
};

/** What belongs to the person: a manager can only propose it (product.md 6.5). */
export function ProposeSection({ view, propose, withdraw }: ProposeSectionProps) {
  const { slug, project, person, account } = view;
  if (!account) return null;
  const { method, signsInByKey, hasEmailSignIn, textsAreOn, proposed } = account;
  const given = {
    place: projectPlace(slug, project.id),
    person,
    propose,
    withdraw,
    waiting: (kind: string) => proposed.find((each) => each.kind === kind) ?? null,
  };
  return (
    <section aria-labelledby="their-account" className="mt-8">
      <h2 id="their-account" className="mb-1">
        Sign-in and contact details
      </h2>
      <p className="mb-2.5 text-muted">
        These belong to {person.name}. You can propose a change; nothing changes until they confirm it on their profile.
      </p>
      <Card className="grid grid-cols-1 gap-6 p-6">
        {signsInByKey ? (
          <Note>They have a security key, so no other sign-in method can be proposed.</Note>
        ) : hasEmailSignIn ? (
          <ProposeForm {...given} kind="sign_in_method">
            <RadioCards
              name="value"
              label="Sign-in method"
              options={methodsWith(textsAreOn).map((value) => ({
                value,
                label: proposableMethodLabels[value],
                description: value === method ? "They sign in like this now." : about[value],
                disabled: value === method,
              }))}
            />
          </ProposeForm>
        ) : null}
        <ProposeForm {...given} kind="email">
          <TextField
            name="value"
            label="New email address"
            type="email"
            inputMode="email"
            autoComplete="off"
            spellCheck={false}
            hint={`Now ${person.email}.`}
          />
        </ProposeForm>
        {textsAreOn ? (
          <ProposeForm {...given} kind="mobile">
            <TextField
              name="value"
              label="New mobile number"
              type="tel"
              inputMode="tel"
              autoComplete="off"
              hint="Like 07700 900900, or with its country: +44 7700 900900."
            />
          </ProposeForm>
        ) : null}
      </Card>
    </section>
  );
}
