"use client";

import { ChevronDown } from "lucide-react";
import { badgeButtonClass } from "@/components/ui/badge";
import type { MemberRow } from "@/lib/members/list-members";
import { useMemberAct } from "./member-acts";

/** The role as a badge that opens the choice, for those who may change it. */
export function RoleButton({ member }: { member: MemberRow }) {
  const begin = useMemberAct();
  return (
    <button
      type="button"
      className={badgeButtonClass(member.role.key === "owner")}
      aria-label={`Change role of ${member.name}`}
      aria-haspopup="dialog"
      onClick={() => begin("changeRole", member)}
    >
      <span className="min-w-0 truncate">{member.role.label}</span>{" "}
      <ChevronDown aria-hidden size={12} className="shrink-0 text-muted" />
    </button>
  );
}
