"use client";

import { ConfirmButton } from "@/components/admin/confirm-button";
import { Note } from "@/components/ui/note";
import { TimeAgo } from "@/components/ui/time-ago";
import type { FormAction } from "@/lib/kernel/form-state";
import type { OpenReset } from "@/lib/two-factor-resets/find-open-reset";
import { accountRefusals } from "./refusals";

interface MyResetProps {
  reset: OpenReset | null;
  cancel: FormAction<null>;
}

/** For the security page: a reset that somebody asked for, with the way to stop it. */
export function MyReset({ reset, cancel }: MyResetProps) {
  if (!reset) return null;
  return (
    <div className="mb-6">
      <Note
        tone="warn"
        title="A reset of your two-factor authentication was asked for."
        action={
          <ConfirmButton
            size="sm"
            label="Cancel reset"
            title="Cancel the reset"
            description="Your two-factor authentication stays as it is. The owners of the organisation are told."
            action={cancel}
            hidden={{}}
            sentences={accountRefusals.cancel_my_reset}
            done="The reset is cancelled"
          />
        }
      >
        {reset.dueAt ? (
          <>
            It will be carried out <TimeAgo at={reset.dueAt} />. Cancel it if you do not need it.
          </>
        ) : (
          "Support has not decided yet. Cancel it if you do not need it."
        )}
      </Note>
    </div>
  );
}
