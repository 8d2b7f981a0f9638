import { and, eq, sql } from "drizzle-orm";
import { members } from "@/db/schema/members";
import { projectMembers } from "@/db/schema/projects";
import { roleColumns, roles } from "@/db/schema/roles";
import { users } from "@/db/schema/users";
import type { SystemTx, TenantTx } from "@/db/scope";
import { Refusal } from "@/lib/kernel/refusal";
import { isStoredPermission } from "@/lib/permissions/project-table";
import { roleOf } from "@/lib/permissions/role";
import { managersIn } from "@/lib/projects/who-manages";
import { storedOf } from "@/lib/usecase/access/project-scene";

/** Somebody in this project. Anybody else's id does not exist (AZ-05). */
export async function findPlace(tx: TenantTx, projectId: string, personId: string) {
  const [row] = await placesOf(tx, projectId, personId);
  return placed(row);
}

/** The same with the place held for a change. */
export async function lockPlace(tx: TenantTx, projectId: string, personId: string) {
  const [row] = await placesOf(tx, projectId, personId).for("update", { of: projectMembers });
  return placed(row);
}

function placesOf(tx: TenantTx, projectId: string, personId: string) {
  return tx
    .select({
      placeId: projectMembers.id,
      memberId: members.id,
      userId: users.id,
      name: users.name,
      email: users.email,
      emailCanonical: users.emailCanonical,
      method: users.signInMethod,
      hasKey: sql<boolean>`has_security_key(${users.id})`,
      role: roleColumns,
      stored: storedOf(projectMembers.id),
    })
    .from(projectMembers)
    .innerJoin(members, eq(members.id, projectMembers.memberId))
    .innerJoin(users, eq(users.id, members.userId))
    .innerJoin(roles, eq(roles.id, members.roleId))
    .where(and(eq(projectMembers.projectId, projectId), eq(users.id, personId)));
}

function placed(row: Awaited<ReturnType<typeof placesOf>>[number] | undefined) {
  if (!row) throw new Refusal("not_found");
  return { ...row, role: roleOf(row.role), stored: row.stored.filter(isStoredPermission) };
}

export type PlaceInProject = Awaited<ReturnType<typeof lockPlace>>;

/** How many managers there are, to three: more make no difference. Under the organisation's lock. */
export async function countManagers(tx: TenantTx | SystemTx, projectId: string): Promise<number> {
  const [row] = await tx.execute<{ managers: number }>(
    sql`select count(*)::int as managers from (${managersIn(projectId)} limit 3) manager`,
  );
  return row?.managers ?? 0;
}
