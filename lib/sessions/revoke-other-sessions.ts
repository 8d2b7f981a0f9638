import { and, eq, ne } from "drizzle-orm";
import { sessions } from "@/db/schema/sessions";
import { accountEvent } from "@/lib/audit/account-events";
import { self } from "@/lib/usecase/access/self";
import { defineCommand } from "@/lib/usecase/command";
import { nothing } from "@/lib/usecase/input";

/** Ends every session of one's own but this one. */
export const revokeOtherSessions = defineCommand({
  name: "revoke_other_sessions",
  access: self,
  input: nothing,
  async run({ tx, actor }) {
    const ended = await tx
      .delete(sessions)
      .where(and(eq(sessions.userId, actor.userId), ne(sessions.id, actor.sessionId)))
      .returning({ id: sessions.id });
    return {
      value: { ended: ended.length },
      event: accountEvent("sessions.revoked", actor.userId, { ended: ended.length }),
    };
  },
});
