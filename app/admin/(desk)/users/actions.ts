"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { runAction } from "@/app/_server/action";
import { archiveUser } from "@/lib/admin/archive-user";
import { endSessionsOf } from "@/lib/admin/end-sessions-of";
import { unarchiveUser } from "@/lib/admin/unarchive-user";
import { unlockAccount } from "@/lib/admin/unlock-account";
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
