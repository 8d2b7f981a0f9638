"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { runAction } from "@/app/_server/action";
import { archiveUser } from "@/lib/platform/archive-user";
import { endSessionsOf } from "@/lib/platform/end-sessions-of";
import { unarchiveUser } from "@/lib/platform/unarchive-user";
import { unlockAccount } from "@/lib/platform/unlock-account";
import { openTwoFactorReset } from "@/lib/two-factor-resets/open-two-factor-reset";

const refresh = ({ name }: { name: string }) => {
  revalidatePath("/admin/users", "layout");
  return { name };
};

export const unlockAction = runAction(unlockAccount, refresh);

export const endSessionsAction = runAction(endSessionsOf, refresh);

export const archiveAction = runAction(archiveUser, refresh);

export const unarchiveAction = runAction(unarchiveUser, refresh);

export const openResetAction = runAction(openTwoFactorReset, ({ resetId }) => redirect(`/admin/resets/${resetId}`));
