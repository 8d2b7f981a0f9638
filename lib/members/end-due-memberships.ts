import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { members } from "@/db/schema/members";
import { organisations } from "@/db/schema/organisations";
import { roleColumns, roles } from "@/db/schema/roles";
import { users } from "@/db/schema/users";
import { asSystem, type SystemTx } from "@/db/scope";
import { nobody } from "@/lib/audit/placed-event";
import { type Recording, recordAuditEvent } from "@/lib/audit/record";
import { systemIds } from "@/lib/kernel/ids";
import { enqueue } from "@/lib/messages/enqueue";
import { message } from "@/lib/messages/messages";
import { roleOf } from "@/lib/permissions/role";
import { endMembership } from "./end-membership";

const atATime = 100;

const recording: Recording = { ids: systemIds, request: { id: "end_memberships", ip: null, browser: null } };

/** Every few minutes: the memberships whose day is over. One transaction each, so that one that fails keeps no other back. */
export async function endDueMemberships(db: Database): Promise<number> {
  const due = await asSystem(db, (tx) =>
    tx
      .select({ id: members.id, organisationId: members.organisationId })
      .from(members)
      // One that was deleted meanwhile has no members to lose; restored, it loses them then.
      .innerJoin(organisations, and(eq(organisations.id, members.organisationId), isNull(organisations.deletedAt)))
      .where(sql`${members.endsAt} <= now()`)
      .orderBy(asc(members.endsAt))
      .limit(atATime),
  );
  let ended = 0;
  for (const { id, organisationId } of due) ended += (await asSystem(db, (tx) => end(tx, organisationId, id))) ? 1 : 0;
  return ended;
}

/** False when it was removed, prolonged, made owner, or another worker's meanwhile. */
async function end(tx: SystemTx, organisationId: string, memberId: string): Promise<boolean> {
  await tx
    .select({ id: organisations.id })
    .from(organisations)
    .where(eq(organisations.id, organisationId))
    .for("no key update");
  const [row] = await tx
    .select({ userId: users.id, name: users.name, email: users.email, role: roleColumns })
    .from(members)
    .innerJoin(organisations, and(eq(organisations.id, members.organisationId), isNull(organisations.deletedAt)))
    .innerJoin(users, eq(users.id, members.userId))
    .innerJoin(roles, eq(roles.id, members.roleId))
    .where(and(eq(members.id, memberId), sql`${members.endsAt} <= now()`))
    .for("update", { of: members });
  // An owner has no end date on any path; should one have it all the same, nobody is ever left without an owner by it.
  if (!row || row.role.key === "owner") return false;
  const { userId, name, email, role } = row;
  const person = { id: userId, name, email };
  for (const event of await endMembership(tx, { organisationId, memberId, role: roleOf(role), person }, "end_date")) {
    await recordAuditEvent(tx, recording, organisationId, nobody, event);
  }
  await enqueue(tx, message("member_removed", { organisationId, userId, removedBy: "", removal: memberId }));
  return true;
}
