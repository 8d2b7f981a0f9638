"use client";

import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Note } from "@/components/ui/note";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/kernel/form-state";
import type { TeamView } from "@/lib/members/get-team";
import { type Invited, InviteForm } from "./invite-form";

export function InvitePage({ team, action }: { team: TeamView; action: FormAction<Invited> }) {
  const back = `/orgs/${team.slug}/team`;
  if (!team.mayManage) {
    return <Note tone="warn">Your role does not allow you to invite members. Ask an owner or administrator.</Note>;
  }
  return (
    <Card className="p-6">
      <InviteForm
        team={team}
        action={action}
        layout="plain"
        doneNote={
          <>
            Invitation sent.{" "}
            <Link href={back} className="link">
              Back to the team
            </Link>
          </>
        }
        footer={
          <>
            <SubmitButton>Send invitation</SubmitButton>
            <Link href={back} className={buttonClass("secondary")}>
              Cancel
            </Link>
          </>
        }
      />
    </Card>
  );
}
