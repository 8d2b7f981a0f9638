"use client";

import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { badgeButtonClass } from "@/components/ui/badge";
import type { TeamView } from "@/lib/members/get-team";
import type { MemberRow } from "@/lib/members/list-members";
import { type ChangeRole, RoleDialog } from "./role-dialog";

interface RoleButtonProps {
  team: TeamView;
  member: MemberRow;
  changeRole: ChangeRole;
}

/** The role as a badge that opens the choice, for those who may change it. */
export function RoleButton({ team, member, changeRole }: RoleButtonProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className={badgeButtonClass(member.role.key === "owner")}
        aria-label={`Change role of ${member.name}`}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {member.role.label} <ChevronDown aria-hidden size={12} className="text-muted" />
      </button>
      <RoleDialog team={team} member={member} changeRole={changeRole} open={isOpen} onOpenChange={setOpen} />
    </>
  );
}
