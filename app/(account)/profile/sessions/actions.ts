"use server";

import { revalidatePath } from "next/cache";
import { runAction } from "@/app/_server/action";
import { revokeOtherSessions } from "@/lib/sessions/revoke-other-sessions";
import { revokeSession } from "@/lib/sessions/revoke-session";

const refresh = () => {
  revalidatePath("/profile/sessions");
  return null;
};

export const revokeSessionAction = runAction(revokeSession, refresh);

export const revokeOtherSessionsAction = runAction(revokeOtherSessions, refresh);
