import type { UserSummary } from "@/lib/admin/user-facts";
import type { FormAction } from "@/lib/kernel/form-state";
import { ConfirmButton } from "./confirm-button";
import { adminRefusals } from "./refusals";

export interface UserCommands {
  unlock: FormAction<{ name: string }>;
  endSessions: FormAction<{ name: string }>;
}

interface UserActionsProps extends UserCommands {
  user: UserSummary;
  size?: "md" | "sm";
  /** The id of what names the person, for whoever hears the buttons of many rows. */
  namedBy?: string;
}

export function UserActions({ user, unlock, endSessions, size = "md", namedBy }: UserActionsProps) {
  if (user.isArchived) return null;
  const common = {
    hidden: { personId: user.id },
    sentences: adminRefusals.unlock_account,
    size,
    "aria-describedby": namedBy,
  };
  return (
    <div className="flex flex-wrap gap-2">
      {user.isLocked ? (
        <ConfirmButton
          {...common}
          label="Unlock"
          title={`Unlock ${user.name}`}
          description="The counters of wrong passwords and wrong codes begin anew. Password and second factors stay as they are. The person gets a message."
          action={unlock}
          done={`${user.name} is unlocked`}
        />
      ) : null}
      {user.lastUsedAt ? (
        <ConfirmButton
          {...common}
          label="End sessions"
          title={`End all sessions of ${user.name}`}
          description="Every browser is signed out straight away. The person gets a message and can sign in again."
          danger
          action={endSessions}
          done={`${user.name} is signed out everywhere`}
        />
      ) : null}
    </div>
  );
}
