import { and, eq, ne } from "drizzle-orm";
import { sessions } from "@/db/schema/sessions";
import { accountEvent } from "@/lib/audit/account-events";
import { Refusal } from "@/lib/kernel/refusal";
import { self } from "@/lib/usecase/access/self";
import { defineCommand } from "@/lib/usecase/command";
import { sessionInput } from "./input";

/** Ends one other session of one's own. */
export const revokeSession = defineCommand({
  name: "revoke_session",
  access: self,
  input: sessionInput,
  async run({ tx, actor, input }) {
    const [ended] = await tx
      .delete(sessions)
      .where(and(eq(sessions.id, input.sessionId), eq(sessions.userId, actor.userId), ne(sessions.id, actor.sessionId)))
      .returning({ browser: sessions.browser });
    if (!ended) throw new Refusal("not_found");
    return { value: null, event: accountEvent("session.revoked", actor.userId, { browser: ended.browser }) };
  },
});
