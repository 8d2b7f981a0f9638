"use client";

import { useState } from "react";
import { CommandDialog, type Opened } from "@/components/forms/command-dialog";
import { RadioCards } from "@/components/forms/radio-cards";
import { useKeptPlace } from "@/components/ui/use-kept-place";
import type { FormAction } from "@/lib/kernel/form-state";
import type { TeamView } from "@/lib/members/get-team";
import type { MemberRow } from "@/lib/members/list-members";
import { heldBy, nameOfRole } from "@/lib/permissions/role";
import { sumOfRoleChange } from "@/lib/permissions/role-change";
import { OwnerMeans } from "./owner-means";
import { teamRefusals } from "./refusals";
import { RoleDifference } from "./role-difference";
import { roleOptions } from "./role-options";

export type ChangeRole = FormAction<{ name: string; role: string }>;

interface RoleDialogProps extends Opened {
  team: TeamView;
  member: MemberRow;
  changeRole: ChangeRole;
}

export function RoleDialog({ team, member, changeRole, open, onOpenChange }: RoleDialogProps) {
  const current = nameOfRole(member.role);
  // Null for what the member has, which is another role after each save while the dialog stays where it is.
  const [picked, setPicked] = useState<string | null>(null);
  const keepPlace = useKeptPlace();
  const named = (name: string) => team.grantable.find((role) => role.name === name);
  const [now, chosen] = [named(current), named(picked ?? current)];
  const isSame = !chosen || chosen.name === current;
  const sum = sumOfRoleChange(now ? [heldBy(now)] : [], chosen ? heldBy(chosen) : new Set());
  return (
    <CommandDialog
      open={open}
      onOpenChange={(isOpen) => {
        setPicked(null);
        onOpenChange(isOpen);
      }}
      title={`Change role of ${member.name}`}
      description="The change takes effect straight away, and is recorded in the audit log."
      // As high as it gets, from the start: what a choice opens moves neither the dialog nor its buttons.
      height={team.grantable.length > 4 ? "tall" : "middle"}
      action={changeRole}
      sentences={teamRefusals.change_role}
      hidden={{ organisation: team.slug, memberId: member.id, seen: member.seen.role }}
      submit="Save"
      blocked={isSame}
      question={
        chosen?.name === "owner" && !isSame
          ? {
              title: `Make ${member.name} an owner?`,
              submit: "Yes, make owner",
              body: <OwnerMeans organisation={team.name} endsOn={member.endsOn} />,
            }
          : null
      }
      aside={
        <div role="status" className="mr-auto min-w-0 text-sm">
          <p className="font-medium tabular-nums">
            {isSame ? "Nothing changes" : `Gains ${sum.gained.length}, loses ${sum.lost.length}`}
          </p>
          <p className="text-muted">
            {member.role.label}
            {isSame ? null : (
              <>
                <span className="sr-only"> becomes </span>
                <span aria-hidden> → </span>
                {chosen.label}
              </>
            )}
          </p>
        </div>
      }
      done={({ name, role }) => `${name} is now ${role}`}
    >
      <RadioCards
        name="role"
        label="Role"
        options={roleOptions(team.grantable, ({ name }) => ({
          ...(name === current ? { mark: "Current" } : {}),
          // A key, so that what was opened of one role is not open with the next.
          ...(name === chosen?.name && !isSame
            ? {
                below: (
                  <div className="pr-3.5 pb-3 pl-11">
                    <RoleDifference key={name} {...sum} />
                  </div>
                ),
              }
            : {}),
        }))}
        defaultValue={current}
        onValueChange={(name, input) => {
          keepPlace(input);
          setPicked(name);
        }}
      />
    </CommandDialog>
  );
}
