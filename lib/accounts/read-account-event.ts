import { and, eq, isNull } from "drizzle-orm";
import { accountEvents, users } from "@/db/schema/users";
import type { SystemTx } from "@/db/scope";
import { spellOut } from "@/lib/messages/spell-out";

/** What a person is told of something that happened to their account: when, on what, from where. */
export async function readAccountEvent(tx: SystemTx, eventId: string) {
  const [row] = await tx
    .select({ event: accountEvents, name: users.name, address: users.emailCanonical })
    .from(accountEvents)
    .innerJoin(users, and(eq(users.id, accountEvents.userId), isNull(users.archivedAt)))
    .where(eq(accountEvents.id, eventId));
  if (!row) return null;
  const { at, browser, ip } = row.event;
  return {
    event: row.event,
    to: { name: row.name, address: row.address },
    props: {
      name: row.name,
      at: spellOut(at),
      device: browser ?? "an unknown browser",
      place: ip ?? "an unknown address",
    },
  };
}
