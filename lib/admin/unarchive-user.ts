import { and, eq, isNotNull } from "drizzle-orm";
import { users } from "@/db/schema/users";
import { securityNoticeMail } from "@/lib/accounts/mails";
import { accountEvent } from "@/lib/audit/account-events";
import { Refusal } from "@/lib/kernel/refusal";
import { platform } from "@/lib/usecase/access/platform";
import { defineCommand } from "@/lib/usecase/command";
import { personInput } from "./input";
import { isSomebody } from "./user-facts";

/** The person can sign in again. They were taken out of their organisations, and have to be invited anew. */
export const unarchiveUser = defineCommand({
  name: "unarchive_user",
  access: platform,
  proof: "fresh",
  locks: async (_tx, { personId }) => ({ teamsOf: personId }),
  input: personInput,
  async run({ tx, ctx, input }) {
    const [row] = await tx
      .update(users)
      .set({ archivedAt: null })
      // Whoever was erased stays so: there is nobody left to sign in.
      .where(and(eq(users.id, input.personId), isNotNull(users.archivedAt), isSomebody))
      .returning({ name: users.name });
    if (!row) throw new Refusal("not_found");
    const eventId = ctx.ids.create("evt");
    return {
      value: { name: row.name },
      event: accountEvent("account.unarchived", input.personId, {}, eventId),
      messages: [securityNoticeMail({ eventId })],
    };
  },
});
