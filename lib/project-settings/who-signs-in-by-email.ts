import { and, asc, eq, notExists, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { members } from "@/db/schema/members";
import { projectMembers, projects } from "@/db/schema/projects";
import { users } from "@/db/schema/users";
import type { TenantTx } from "@/db/scope";

/** As many names as a sentence holds. */
const shown = 5;

/**
 * Who in a project's team signs in by email link and has no other project of the organisation that lets them choose it:
 * whom it concerns when the project switches it off. Projects of other organisations are none of ours to tell.
 */
export async function whoSignsInByEmail(tx: TenantTx, projectId: string) {
  const other = alias(projectMembers, "other");
  const elsewhere = tx
    .select({ one: sql`1` })
    .from(other)
    .innerJoin(projects, eq(projects.id, other.projectId))
    .where(
      and(
        eq(other.memberId, projectMembers.memberId),
        sql`${other.projectId} <> ${projectId}`,
        eq(projects.hasEmailSignIn, true),
        sql`${projects.deletedAt} is null`,
      ),
    );
  const rows = await tx
    .select({ name: users.name })
    .from(projectMembers)
    .innerJoin(members, eq(members.id, projectMembers.memberId))
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(projectMembers.projectId, projectId), eq(users.signInMethod, "email_auth"), notExists(elsewhere)))
    .orderBy(asc(members.searchText), asc(members.id))
    .limit(shown + 1);
  return { names: rows.slice(0, shown).map(({ name }) => name), hasMore: rows.length > shown };
}
