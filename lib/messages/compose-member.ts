import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import { auditEvents } from "@/db/schema/audit";
import { members } from "@/db/schema/members";
import { organisations } from "@/db/schema/organisations";
import { roleColumns, roles } from "@/db/schema/roles";
import { users } from "@/db/schema/users";
import type { SystemTx } from "@/db/scope";
import type { PropsOf } from "@/emails/index";
import { roleIdOf, roleOf } from "@/lib/permissions/role";
import { labelInLog, type RoleInLog } from "@/lib/permissions/role-in-log";
import { type Composer, spellOut } from "./composing";

/** What was done to somebody's membership, as the log has it, and whether they are a member now. */
async function readChange(tx: SystemTx, ids: { organisationId: string; userId: string }, by: string, event: SQL) {
  const [row] = await tx
    .select({
      name: users.name,
      address: users.emailCanonical,
      organisationName: organisations.name,
      timeZone: organisations.timeZone,
      at: auditEvents.at,
      body: auditEvents.body,
      isMember: members.id,
    })
    .from(auditEvents)
    .innerJoin(organisations, and(eq(organisations.id, auditEvents.organisationId), isNull(organisations.deletedAt)))
    .innerJoin(users, and(eq(users.id, ids.userId), isNull(users.archivedAt)))
    .leftJoin(members, and(eq(members.organisationId, organisations.id), eq(members.userId, users.id)))
    .where(and(eq(auditEvents.organisationId, ids.organisationId), event));
  if (!row) return null;
  const [actor] = await tx.select({ name: users.name }).from(users).where(eq(users.id, by));
  return { ...row, actorName: actor?.name ?? "An administrator" };
}

export const composeMemberRemoved: Composer<"member_removed", PropsOf<"member_removed">> = async (tx, ids) => {
  const event = sql`${auditEvents.targetId} = ${ids.removal} and ${auditEvents.action} = 'member.removed'`;
  const change = await readChange(tx, ids, ids.removedBy, event);
  // Somebody who is back again is not told that they are out.
  if (!change || change.isMember) return null;
  const { name, address, organisationName, actorName, at, timeZone, body } = change;
  const byDate = (JSON.parse(body).details as { because?: string }).because === "end_date";
  const how = byDate
    ? `Your membership of ${organisationName} ended on its end date.`
    : `${actorName} removed you from ${organisationName}.`;
  return {
    to: { name, address },
    props: {
      name,
      organisationName,
      removedByName: byDate ? "an owner there" : actorName,
      how,
      at: spellOut(at, timeZone),
    },
  };
};

async function sentenceOf(tx: SystemTx, role: RoleInLog): Promise<string> {
  const id = typeof role === "string" ? roleIdOf(role) : role.id;
  const [row] = await tx.select(roleColumns).from(roles).where(eq(roles.id, id));
  return row ? roleOf(row).sentence : "";
}

export const composeRoleChanged: Composer<"role_changed", PropsOf<"role_changed">> = async (tx, ids) => {
  const event = sql`${auditEvents.action} = 'member.role_changed'
    and (${auditEvents.body}::jsonb)->'details'->>'change' = ${ids.change}`;
  const change = await readChange(tx, ids, ids.changedBy, event);
  if (!change?.isMember) return null;
  const { name, address, organisationName, actorName, at, timeZone, body } = change;
  const { before, after } = JSON.parse(body).details as { before: RoleInLog; after: RoleInLog };
  return {
    to: { name, address },
    props: {
      name,
      organisationName,
      changedByName: actorName,
      roleBefore: labelInLog(before),
      roleAfter: labelInLog(after),
      roleSentence: await sentenceOf(tx, after),
      at: spellOut(at, timeZone),
    },
  };
};
