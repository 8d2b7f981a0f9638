import { eq } from "drizzle-orm";
import { sessions } from "@/db/schema/sessions";
import { accountEvent } from "@/lib/audit/account-events";
import { self } from "@/lib/usecase/access/self";
import { defineCommand } from "@/lib/usecase/command";
import { nothing } from "@/lib/usecase/input";

/** Sign-out: the row goes, so the cookie is worth nothing wherever a copy of it may be (SE-09). */
export const endSession = defineCommand({
  name: "end_session",
  access: self,
  waives: ["revalidate_email"],
  input: nothing,
  async run({ tx, actor }) {
    await tx.delete(sessions).where(eq(sessions.id, actor.sessionId));
    return { value: null, event: accountEvent("session.ended", actor.userId) };
  },
});
