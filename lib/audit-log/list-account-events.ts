import { desc, eq } from "drizzle-orm";
import { accountEvents } from "@/db/schema/users";
import { describeAccountEvent } from "@/lib/audit/account-events";
import { self } from "@/lib/usecase/access/self";
import { nothing } from "@/lib/usecase/input";
import { defineQuery } from "@/lib/usecase/query";

const eventsShown = 50;

/** The latest of what happened to one's own account, newest first (product.md 3.11). */
export const listAccountEvents = defineQuery({
  name: "list_account_events",
  access: self,
  input: nothing,
  async run({ tx, actor }) {
    const rows = await tx
      .select()
      .from(accountEvents)
      .where(eq(accountEvents.userId, actor.userId))
      .orderBy(desc(accountEvents.at), desc(accountEvents.id))
      .limit(eventsShown);
    return rows.map(({ id, name, details, at, browser, ip }) => ({
      id,
      sentence: describeAccountEvent(name, details),
      at: at.toISOString(),
      browser,
      ip,
    }));
  },
});

export type AccountEventItem = Awaited<ReturnType<typeof listAccountEvents>>[number];
