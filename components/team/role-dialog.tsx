"use client";

import { useState } from "react";
import { CommandDialog, type Opened } from "@/components/forms/command-dialog";
import { RadioCards } from "@/components/forms/radio-cards";
import type { FormAction } from "@/lib/kernel/form-state";
import type { TeamView } from "@/lib/members/get-team";
import type { MemberRow } from "@/lib/members/list-members";
import { heldBy, nameOfRole } from "@/lib/permissions/role";
import type { Permission } from "@/lib/permissions/table";
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
  const chosen = picked ?? current;
  const held = (name: string) => {
    const role = team.grantable.find((each) => each.name === name);
    return role ? heldBy(role) : new Set<Permission>();
  };
  return (
    <CommandDialog
      open={open}
      onOpenChange={(isOpen) => {
        setPicked(null);
        onOpenChange(isOpen);
      }}
      title={`Change role of ${member.name}`}
      description="Takes effect with their next click, and is written to the audit log."
      action={changeRole}
      sentences={teamRefusals.change_role}
      hidden={{ organisation: team.slug, memberId: member.id, seen: member.seen.role }}
      submit="Save"
      blocked={chosen === current}
      done={({ name, role }) => `${name} is now ${role}`}
    >
      <RadioCards
        name="role"
        label="Role"
        options={roleOptions(team.grantable)}
        defaultValue={current}
        onValueChange={setPicked}
      />
      {chosen === current ? null : <RoleDifference before={held(current)} after={held(chosen)} />}
    </CommandDialog>
  );
}
