"use client";

import Link from "next/link";
import { CommandForm } from "@/components/forms/command-form";
import { OrganisationNav } from "@/components/frame/organisation-nav";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import type { InvitedRow } from "@/lib/invitations/invite-several";
import type { FormAction } from "@/lib/kernel/form-state";
import type { TeamView } from "@/lib/members/get-team";
import { InviteFields, inviteForm } from "./invite-fields";
import { InviteSeveralForm } from "./invite-several-form";

interface InvitePageProps {
  team: TeamView;
  action: FormAction<{ email: string }>;
  several: FormAction<{ rows: readonly InvitedRow[] }>;
  /** The tab that the URL asks for. */
  isSeveral: boolean;
  /** Whom to invite, where that is known. */
  email?: string;
}

export function InvitePage({ team, action, several, isSeveral, email = "" }: InvitePageProps) {
  const back = `/orgs/${team.slug}/team`;
  return (
    <>
      <OrganisationNav
        label="Ways to invite"
        items={[
          { href: `${back}/invite`, label: "Invite one" },
          { href: `${back}/invite/several`, label: "Invite several" },
        ]}
      />
      <Card className="mt-4 p-6">
        {isSeveral ? (
          <InviteSeveralForm team={team} action={several} />
        ) : (
          <CommandForm
            action={action}
            {...inviteForm(team)}
            resetOnDone
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
          >
            <InviteFields team={team} email={email} />
          </CommandForm>
        )}
      </Card>
    </>
  );
}
