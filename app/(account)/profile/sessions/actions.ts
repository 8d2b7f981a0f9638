"use server";

import { runAction } from "@/app/_server/action";
import { revokeOtherSessions } from "@/lib/sessions/revoke-other-sessions";
import { revokeSession } from "@/lib/sessions/revoke-session";

export const revokeSessionAction = runAction(revokeSession);

export const revokeOtherSessionsAction = runAction(revokeOtherSessions);
