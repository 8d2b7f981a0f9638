"use client";

import { useState } from "react";
import { Menu, MenuItem, MenuTrigger } from "@/components/ui/menu";
import type { FormAction } from "@/lib/kernel/form-state";
import type { TeamView } from "@/lib/members/get-team";
import type { MemberRow } from "@/lib/members/list-members";
import { RemoveDialog } from "./remove-dialog";

export interface Removed {
  name: string;
}

interface MemberActionsProps {
  team: TeamView;
  member: MemberRow;
  remove: FormAction<Removed>;
}

export function MemberActions({ team, member, remove }: MemberActionsProps) {
  const [isOpen, setOpen] = useState(false);
  const mayTouch = team.grantable.some(({ key }) => key === member.roleKey);
  return (
    <>
      <Menu trigger={<MenuTrigger label={`Actions for ${member.name}`} />}>
        <MenuItem danger disabled={!mayTouch} onSelect={() => setOpen(true)}>
          Remove
        </MenuItem>
      </Menu>
      <RemoveDialog team={team} member={member} remove={remove} open={isOpen} onOpenChange={setOpen} />
    </>
  );
}
