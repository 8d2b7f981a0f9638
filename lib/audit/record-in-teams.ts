import { and, eq, isNull } from "drizzle-orm";
import { members } from "@/db/schema/members";
import { organisations } from "@/db/schema/organisations";
import { users } from "@/db/schema/users";
import type { SystemTx } from "@/db/scope";
import type { AuditEvent, AuditPerson } from "./events";
import { nobody } from "./placed-event";
import { type AuditActor, type Recording, recordAuditEvent } from "./record";

/**
 * What the members of an organisation need to know of an account, in the log of every team that its person belongs to
 * (product.md 4.14).
 *
 * @param by `member` when the person did it themselves, `system` when it happened to them, else who did it to them
 */
export async function recordInTeams(
  tx: SystemTx,
  recording: Recording,
  userId: string,
  by: "member" | "system" | AuditActor,
  event: (memberId: string, person: AuditPerson, organisationId: string) => AuditEvent | null,
): Promise<void> {
  const teams = await tx
    .select({ organisationId: members.organisationId, memberId: members.id, name: users.name, email: users.email })
    .from(members)
    .innerJoin(organisations, eq(organisations.id, members.organisationId))
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.userId, userId), eq(organisations.kind, "team"), isNull(organisations.deletedAt)))
    .orderBy(members.organisationId);
  for (const { organisationId, memberId, name, email } of teams) {
    const person = { id: userId, name, email };
    const actor = by === "member" ? ({ kind: "member", id: userId, person } as const) : by === "system" ? nobody : by;
    const said = event(memberId, person, organisationId);
    if (said) await recordAuditEvent(tx, recording, organisationId, actor, said);
  }
}
