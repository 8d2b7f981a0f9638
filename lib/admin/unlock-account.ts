import { eq } from "drizzle-orm";
import { factorAttempts } from "@/db/schema/two-factor";
import { users } from "@/db/schema/users";
import { securityNoticeMail } from "@/lib/accounts/mails";
import { clearAttempts } from "@/lib/accounts/password-attempts";
import { accountEvent } from "@/lib/audit/account-events";
import { auditEvent } from "@/lib/audit/events";
import { eventsInTeams } from "@/lib/audit/events-in-teams";
import { Refusal } from "@/lib/kernel/refusal";
import { platform } from "@/lib/usecase/access/platform";
import { defineCommand } from "@/lib/usecase/command";
import { personInput } from "./input";
import { lockUser } from "./lock-user";
import { userColumns, userSummary } from "./user-facts";

/** Opens what wrong passwords and wrong codes have locked, counters and all (AT-02, MF-07). The factors stay as they are. */
export const unlockAccount = defineCommand({
  name: "unlock_account",
  access: platform,
  input: personInput,
  async run({ tx, ctx, input }) {
    const { id: userId, name } = await lockUser(tx, input.personId);
    const [row] = await tx.select(userColumns).from(users).where(eq(users.id, userId));
    if (!row || !userSummary(row).isLocked) throw new Refusal("conflict", { reason: "not_locked" });
    await clearAttempts(tx, userId);
    await tx.delete(factorAttempts).where(eq(factorAttempts.userId, userId));
    const inTeams = await eventsInTeams(tx, userId, (memberId, person) =>
      auditEvent("account.unlocked", memberId, { userId }, person),
    );
    const eventId = ctx.ids.create("evt");
    return {
      value: { name },
      event: [...inTeams, accountEvent("account.unlocked", userId, {}, eventId)],
      messages: [securityNoticeMail({ eventId })],
    };
  },
});
