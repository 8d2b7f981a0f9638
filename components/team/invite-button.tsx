"use client";

import Link from "next/link";
import { useState } from "react";
import { Button, buttonClass } from "@/components/ui/button";
import { Dialog, DialogCancel } from "@/components/ui/dialog";
import { SubmitButton } from "@/components/ui/submit-button";
import { useToast } from "@/components/ui/toast";
import type { FormAction } from "@/lib/kernel/form-state";
import type { TeamView } from "@/lib/members/get-team";
import { type Invited, InviteForm } from "./invite-form";

/** A link to the page that works without JavaScript; with it, the same form in a dialog. */
export function InviteButton({ team, action }: { team: TeamView; action: FormAction<Invited> }) {
  const [isOpen, setOpen] = useState(false);
  const toast = useToast();
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
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title="Invite member"
        description="They get an email with a link that works once, for 14 days."
      >
        <InviteForm
          team={team}
          action={action}
          layout="dialog"
          onDone={({ email }) => {
            setOpen(false);
            toast(`Invitation sent to ${email}`);
          }}
          footer={
            <>
              <Link href={`/orgs/${team.slug}/team/invite/several`} className="link mr-auto">
                Invite several
              </Link>
              <DialogCancel>
                <Button>Cancel</Button>
              </DialogCancel>
              <SubmitButton>Send invitation</SubmitButton>
            </>
          }
        />
      </Dialog>
    </>
  );
}
