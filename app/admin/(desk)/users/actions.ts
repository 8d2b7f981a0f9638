"use server";

import { redirect } from "next/navigation";
import { runAction } from "@/app/_server/action";
import { archiveUser } from "@/lib/admin/archive-user";
import { endSessionsOf } from "@/lib/admin/end-sessions-of";
import { unarchiveUser } from "@/lib/admin/unarchive-user";
import { unlockAccount } from "@/lib/admin/unlock-account";
import { openTwoFactorReset } from "@/lib/two-factor-resets/open-two-factor-reset";

const nameOf = ({ name }: { name: string }) => ({ name });

export const unlockAction = runAction(unlockAccount, nameOf);

export const endSessionsAction = runAction(endSessionsOf, nameOf);

export const archiveAction = runAction(archiveUser, nameOf);

export const unarchiveAction = runAction(unarchiveUser, nameOf);

export const openResetAction = runAction(openTwoFactorReset, ({ resetId }) => redirect(`/admin/resets/${resetId}`));
