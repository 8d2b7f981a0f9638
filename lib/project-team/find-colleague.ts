import { and, eq, sql } from "drizzle-orm";
import { members } from "@/db/schema/members";
import { projectMembers } from "@/db/schema/projects";
import { users } from "@/db/schema/users";
import type { TenantTx } from "@/db/scope";

interface Where {
  readonly organisationId: string;
  readonly projectId: string;
}

/** A member of the organisation, and whether they are in the project; null for anybody else (AZ-05). */
export async function findColleague(
  tx: TenantTx,
  { organisationId, projectId }: Where,
  by: { readonly email: string } | { readonly personId: string },
) {
  const [row] = await tx
    .select({
      memberId: members.id,
      userId: users.id,
      name: users.name,
      email: users.email,
      emailCanonical: users.emailCanonical,
      isInProject: sql<boolean>`exists (select 1 from ${projectMembers} p
        where p.project_id = ${projectId} and p.member_id = ${members.id})`,
    })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(
      and(
        eq(members.organisationId, organisationId),
        "email" in by ? eq(users.emailCanonical, by.email) : eq(users.id, by.personId),
      ),
    );
  return row ?? null;
}
