import { and, eq, isNull } from "drizzle-orm";
import { members } from "@/db/schema/members";
import { organisations } from "@/db/schema/organisations";
import { users } from "@/db/schema/users";
import type { SystemTx } from "@/db/scope";
import type { AuditEvent, AuditPerson } from "./events";
import { type PlacedEvent, placed } from "./placed-event";

/**
 * What the members of an organisation need to know of an account: an event for the log of every team that its person
 * belongs to (product.md 4.14), by whoever acts.
 *
 * @param event null for a team that need not know
 */
export async function eventsInTeams(
  tx: SystemTx,
  userId: string,
  event: (memberId: string, person: AuditPerson, organisationId: string) => AuditEvent | null,
): Promise<readonly PlacedEvent[]> {
  const teams = await tx
    .select({ organisationId: members.organisationId, memberId: members.id, name: users.name, email: users.email })
    .from(members)
    .innerJoin(organisations, eq(organisations.id, members.organisationId))
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.userId, userId), eq(organisations.kind, "team"), isNull(organisations.deletedAt)))
    .orderBy(members.organisationId);
  return teams.flatMap(({ organisationId, memberId, name, email }) => {
    const said = event(memberId, { id: userId, name, email }, organisationId);
    return said ? [placed(said, organisationId)] : [];
  });
}
