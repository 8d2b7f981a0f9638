import { asc, eq, sql } from "drizzle-orm";
import { members } from "@/db/schema/members";
import { organisations } from "@/db/schema/organisations";
import { roleColumns, roles } from "@/db/schema/roles";
import { users } from "@/db/schema/users";
import type { SystemTx } from "@/db/scope";
import { Refusal } from "@/lib/kernel/refusal";
import { roleOf } from "@/lib/permissions/role";
import { countOwners } from "./lock-member";

/**
 * All memberships of a person who is about to lose them, after nobody can add one: the person is held against everybody
 * who shares them. The wrapper has locked the organisations that it found; one that was joined since is locked here.
 * Those of deleted organisations too: restored, they must not hold somebody who is gone.
 */
export async function lockMemberships(tx: SystemTx, userId: string) {
  await tx.select({ id: users.id }).from(users).where(eq(users.id, userId)).for("update");
  const rows = await tx
    .select({
      organisationId: organisations.id,
      kind: organisations.kind,
      name: organisations.name,
      isDeleted: sql<boolean>`${organisations.deletedAt} is not null`,
      memberId: members.id,
      role: roleColumns,
    })
    .from(members)
    .innerJoin(organisations, eq(organisations.id, members.organisationId))
    .innerJoin(roles, eq(roles.id, members.roleId))
    .where(eq(members.userId, userId))
    .orderBy(asc(organisations.id))
    .for("no key update", { of: organisations });
  return rows.map((row) => ({ ...row, role: roleOf(row.role) }));
}

/** Names the teams that would be left without an owner (INV-03). One that is deleted needs none. */
export async function refuseSoleOwner(tx: SystemTx, mine: Awaited<ReturnType<typeof lockMemberships>>): Promise<void> {
  const alone: string[] = [];
  for (const { organisationId, kind, name, isDeleted, role } of mine) {
    if (kind !== "team" || isDeleted || role.key !== "owner") continue;
    if ((await countOwners(tx, organisationId)) <= 1) alone.push(name);
  }
  if (alone.length === 0) return;
  throw new Refusal("conflict", { reason: "last_owner", facts: { organisations: alone.join(", ") } });
}
