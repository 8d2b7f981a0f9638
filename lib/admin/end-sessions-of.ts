import { eq } from "drizzle-orm";
import { sessions } from "@/db/schema/sessions";
import { waitingSignIns } from "@/db/schema/waiting-sign-ins";
import { securityNoticeMail } from "@/lib/accounts/mails";
import { accountEvent } from "@/lib/audit/account-events";
import { auditEvent } from "@/lib/audit/events";
import { eventsInTeams } from "@/lib/audit/events-in-teams";
import { Refusal } from "@/lib/kernel/refusal";
import { platform } from "@/lib/usecase/access/platform";
import { defineCommand } from "@/lib/usecase/command";
import { personInput } from "./input";
import { lockUser } from "./lock-user";

/** Signs somebody out everywhere, a sign-in half done included (SE-08). Their own sessions people end on their own page. */
export const endSessionsOf = defineCommand({
  name: "end_sessions_of",
  access: platform,
  proof: "fresh",
  input: personInput,
  async run({ tx, ctx, actor, input }) {
    if (input.personId === actor.userId) throw new Refusal("conflict", { reason: "yourself" });
    const { id: userId, name } = await lockUser(tx, input.personId);
    const ended = await tx.delete(sessions).where(eq(sessions.userId, userId)).returning({ id: sessions.id });
    const waiting = await tx
      .delete(waitingSignIns)
      .where(eq(waitingSignIns.userId, userId))
      .returning({ id: waitingSignIns.id });
    if (ended.length + waiting.length === 0) throw new Refusal("conflict", { reason: "no_sessions" });
    const inTeams = await eventsInTeams(tx, userId, (memberId, person) =>
      auditEvent("sessions.ended", memberId, { userId, ended: ended.length }, person),
    );
    const eventId = ctx.ids.create("evt");
    return {
      value: { name },
      event: [...inTeams, accountEvent("sessions.ended_by_admin", userId, { ended: ended.length }, eventId)],
      messages: [securityNoticeMail({ eventId })],
    };
  },
});
