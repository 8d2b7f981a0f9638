import type { ReactNode } from "react";
import { Avatar } from "@/components/ui/avatar";
import type { MemberView } from "@/lib/members/get-member";

/** Who it is, and what can be done to them. */
export function MemberHeader({ member, actions }: { member: MemberView["member"]; actions: ReactNode }) {
  return (
    <div className="mb-6 flex flex-wrap items-center gap-x-4 gap-y-3">
      <Avatar id={member.userId} name={member.name} size="lg" />
      <div className="min-w-0 flex-1 basis-48">
        <h1 className="wrap-anywhere">{member.name}</h1>
        <p className="wrap-anywhere text-muted">
          {member.isYou ? "(you) · " : ""}
          {member.email}
        </p>
      </div>
      {actions}
    </div>
  );
}
