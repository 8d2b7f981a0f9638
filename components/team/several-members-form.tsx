"use client";

import { useState } from "react";
import { RadioCards } from "@/components/forms/radio-cards";
import { TextField } from "@/components/forms/text-field";
import { ConfirmNumber } from "@/components/several/confirm-number";
import { type SeveralAction, SeveralForm } from "@/components/several/several-form";
import { dayWords } from "@/components/ui/day-words";
import { plural } from "@/components/ui/plural";
import { SubmitButton } from "@/components/ui/submit-button";
import { useKeptPlace } from "@/components/ui/use-kept-place";
import {
  changeSeveralRolesForm,
  removeSeveralMembersForm,
  setSeveralEndDatesForm,
  severalMembersForm,
} from "@/lib/members/form";
import type { SeveralMembers } from "@/lib/members/get-several-members";
import { heldBy } from "@/lib/permissions/role";
import { type RoleChangeSum, sumOfRoleChange } from "@/lib/permissions/role-change";
import { teamRefusals } from "./refusals";
import { RoleDifference } from "./role-difference";
import { roleOptions } from "./role-options";

interface SeveralMembersFormProps {
  view: SeveralMembers;
  action: SeveralAction;
}

const place = ({ slug }: SeveralMembers) => ({
  hidden: { organisation: slug },
  field: "people" as const,
  back: { href: `/orgs/${slug}/team`, label: "Back to the team" },
});

export function SeveralRolesForm({ view, action }: SeveralMembersFormProps) {
  const [picked, setPicked] = useState<string | null>(null);
  const keepPlace = useKeptPlace();
  // Whoever becomes an owner is looked at one by one.
  const offered = view.roles.filter(({ name, group }) => view.grantable.includes(name) && group !== "owner");
  const role = offered.find(({ name }) => name === picked);
  const roleOf = new Map(view.people.map((person) => [person.id, person.role.name]));
  const held = new Map(view.roles.map((each) => [each.name, heldBy(each)]));
  return (
    <SeveralForm
      {...place(view)}
      chosen={view.people.map(({ id, name, email, role: { label }, seen }) => ({
        id,
        name,
        email,
        about: label,
        seen: seen.role,
      }))}
      action={action}
      schema={changeSeveralRolesForm.schema}
      sentences={teamRefusals.change_several_roles}
      done={role ? `Now ${role.label}` : "Changed"}
      button={<SubmitButton>Change role</SubmitButton>}
    >
      {(those) => {
        const changing = those.filter(({ id }) => roleOf.get(id) !== picked);
        const before = changing.map(({ id }) => held.get(roleOf.get(id) ?? "") ?? new Set<never>());
        const sum = role ? sumOfRoleChange(before, heldBy(role)) : null;
        return (
          <>
            <RadioCards
              name="role"
              label="Role"
              options={roleOptions(offered, ({ name }) =>
                sum && name === picked && changing.length > 0
                  ? {
                      below: (
                        <div className="pr-3.5 pb-3 pl-11">
                          <RoleDifference key={name} {...sum} people={changing.length} />
                        </div>
                      ),
                    }
                  : {},
              )}
              onValueChange={(name, input) => {
                keepPlace(input);
                setPicked(name);
              }}
            />
            <p role="status" className="text-sm text-muted tabular-nums">
              {role && sum ? summary(role.label, sum, changing.length, those.length) : "Choose a role."}
            </p>
          </>
        );
      }}
    </SeveralForm>
  );
}

function summary(role: string, { gained, lost }: RoleChangeSum, changing: number, all: number) {
  if (changing === 0) return "Everybody chosen has this role already.";
  const already = all - changing;
  return [
    `${changing === 1 ? "1 person gets" : `${changing} people get`} the role ${role}.`,
    changedWords(gained, changing, "new for"),
    changedWords(lost, changing, "taken from"),
    ...(already > 0 ? [`${already} ${already === 1 ? "has" : "have"} this role already.`] : []),
  ].join(" ");
}

/** Not everybody gains or loses the same: their roles before were different ones. */
function changedWords(changed: RoleChangeSum["gained"], people: number, how: string) {
  if (changed.length === 0) return `No permission is ${how} ${people === 1 ? "them" : "anybody"}.`;
  const isSame = changed.every((each) => each.people === people);
  const whom = people === 1 ? "them" : isSame ? "all of them" : "some or all of them";
  return `${plural(changed.length, "permission")} ${changed.length === 1 ? "is" : "are"} ${how} ${whom}.`;
}

export function SeveralEndDatesForm({ view, action }: SeveralMembersFormProps) {
  return (
    <SeveralForm
      {...place(view)}
      chosen={view.people.map(({ id, name, email, endsOn, seen }) => ({
        id,
        name,
        email,
        seen: seen.endsOn,
        about: endsOn ? `Ends with ${dayWords(endsOn)}` : "No end date",
      }))}
      action={action}
      schema={setSeveralEndDatesForm.schema}
      sentences={teamRefusals.set_several_end_dates}
      done="Saved"
      button={<SubmitButton>Save</SubmitButton>}
    >
      <p>
        After that day they can no longer open {view.name}. They and the owners are told a week before. Owners have no
        end date.
      </p>
      <TextField
        name="endsOn"
        label="Last day"
        type="date"
        optional
        hint="In the organisation's time zone. Leave empty for no end date."
      />
    </SeveralForm>
  );
}

export function RemindSeveralForm({ view, action }: SeveralMembersFormProps) {
  return (
    <SeveralForm
      {...place(view)}
      // Whoever has it needs no reminder, so nobody is asked about them.
      chosen={view.people
        .filter(({ hasTwoFactor }) => !hasTwoFactor)
        .map(({ id, name, email }) => ({ id, name, email }))}
      action={action}
      schema={severalMembersForm.schema}
      sentences={teamRefusals.remind_several_of_two_factor}
      done="Reminded"
      button={<SubmitButton>Send reminders</SubmitButton>}
    >
      <p>
        Each gets an email that asks them to set up two-factor authentication, under your name and with a link to do it.
        At most one a day goes to each person.
      </p>
    </SeveralForm>
  );
}

export function RemoveSeveralForm({ view, action }: SeveralMembersFormProps) {
  return (
    <SeveralForm
      {...place(view)}
      chosen={view.people.map(({ id, name, email, role }) => ({ id, name, email, about: role.label }))}
      action={action}
      schema={removeSeveralMembersForm.schema}
      sentences={teamRefusals.remove_several_members}
      done="Removed"
      button={<SubmitButton variant="danger">Remove members</SubmitButton>}
    >
      {(those) => (
        <>
          <p>
            They lose access to {view.name} straight away. Their accounts stay. API tokens of theirs stop working here,
            invitations that they sent are revoked, and service cases that they have are open again. The owners are told
            of projects that nobody manages any more.
          </p>
          <ConfirmNumber of={those.length} />
        </>
      )}
    </SeveralForm>
  );
}
