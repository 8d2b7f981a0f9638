"use client";

import Link from "next/link";
import { OrganisationNav } from "@/components/frame/organisation-nav";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import type { InvitedRow } from "@/lib/invitations/invite-several";
import type { FormAction } from "@/lib/kernel/form-state";
import type { TeamView } from "@/lib/members/get-team";
import { type Invited, InviteForm } from "./invite-form";
import { InviteSeveralForm } from "./invite-several-form";

interface InvitePageProps {
  team: TeamView;
  action: FormAction<Invited>;
  several: FormAction<{ rows: readonly InvitedRow[] }>;
  /** The tab that the URL asks for. */
  isSeveral: boolean;
}

export function InvitePage({ team, action, several, isSeveral }: InvitePageProps) {
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
        )}
      </Card>
    </>
  );
}
