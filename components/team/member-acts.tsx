"use client";

import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from "react";
import { focusMain } from "@/components/ui/dialog";
import type { FormAction } from "@/lib/kernel/form-state";
import type { TeamView } from "@/lib/members/get-team";
import type { MemberRow } from "@/lib/members/list-members";
import { EndDateDialog } from "./end-date-dialog";
import { RemoveDialog } from "./remove-dialog";
import { ResetDialog } from "./reset-dialog";
import { type ChangeRole, RoleDialog } from "./role-dialog";

export interface MemberCommands {
  changeRole: ChangeRole;
  remove: FormAction<{ name: string }>;
  askReset: FormAction<{ name: string }>;
  setEndDate: FormAction<{ name: string; endsOn: string | null }>;
}

export type MemberAct = keyof MemberCommands;

const Begin = createContext<(act: MemberAct, member: MemberRow) => void>(() => {});

/** Opens the dialog of an act for a member. */
export const useMemberAct = () => useContext(Begin);

interface MemberActsProps {
  team: TeamView;
  commands: MemberCommands;
  /** On the member's own page, which is gone once they are removed. */
  isOnPage?: boolean;
  children: ReactNode;
}

/** One dialog for the whole page, for whichever row asks for it: a list has one of each act in every row. */
export function MemberActs({ team, commands, isOnPage = false, children }: MemberActsProps) {
  const [begun, setBegun] = useState<{ act: MemberAct; member: MemberRow } | null>(null);
  const hadDialog = useRef(false);
  // The row that a dialog removed goes after the dialog, and takes the button that had got the focus back with it.
  useEffect(() => {
    if (!hadDialog.current || begun || document.activeElement !== document.body) return;
    hadDialog.current = false;
    focusMain();
  });
  const opened = {
    team,
    open: true,
    onOpenChange: (isOpen: boolean) => {
      if (!isOpen) setBegun(null);
    },
  };
  return (
    <Begin
      value={(act, member) => {
        hadDialog.current = true;
        setBegun({ act, member });
      }}
    >
      {children}
      {begun?.act === "changeRole" ? (
        <RoleDialog member={begun.member} changeRole={commands.changeRole} {...opened} />
      ) : null}
      {begun?.act === "remove" ? (
        <RemoveDialog member={begun.member} remove={commands.remove} leadsToTeam={isOnPage} {...opened} />
      ) : null}
      {begun?.act === "setEndDate" ? (
        <EndDateDialog member={begun.member} setEndDate={commands.setEndDate} {...opened} />
      ) : null}
      {begun?.act === "askReset" ? <ResetDialog member={begun.member} ask={commands.askReset} {...opened} /> : null}
    </Begin>
  );
}
