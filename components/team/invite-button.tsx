"use client";

import Link from "next/link";
import { useState } from "react";
import { CommandDialog } from "@/components/forms/command-dialog";
import { buttonClass } from "@/components/ui/button";
import type { FormAction } from "@/lib/kernel/form-state";
import type { TeamView } from "@/lib/members/get-team";
import { InviteFields, inviteForm } from "./invite-fields";

/** A link to the page that works without JavaScript; with it, the same form in a dialog. */
export function InviteButton({ team, action }: { team: TeamView; action: FormAction<{ email: string }> }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Link
        href={`/orgs/${team.slug}/team/invite`}
        prefetch={false}
        className={buttonClass("primary")}
        onClick={(event) => {
          // With a modifier key the person wants a tab of its own.
          if (event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        Invite member
      </Link>
      <CommandDialog
        open={isOpen}
        onOpenChange={setOpen}
        title="Invite member"
        description="They get an email with a link that works once, for 14 days."
        action={action}
        {...inviteForm(team)}
        aside={
          <Link href={`/orgs/${team.slug}/team/invite/several`} className="link mr-auto">
            Invite several
          </Link>
        }
        submit="Send invitation"
        done={({ email }) => `Invitation sent to ${email}`}
      >
        <InviteFields team={team} />
      </CommandDialog>
    </>
  );
}
