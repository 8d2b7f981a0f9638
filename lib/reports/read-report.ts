import { asc, count, eq, type SQL, sql } from "drizzle-orm";
import { apiTokens } from "@/db/schema/api-tokens";
import { members } from "@/db/schema/members";
import { projectMembers, projects } from "@/db/schema/projects";
import { roleColumns, roles } from "@/db/schema/roles";
import { users } from "@/db/schema/users";
import type { SystemTx, TenantTx } from "@/db/scope";
import { findHead } from "@/lib/audit/find-head";
import { isStale } from "@/lib/members/is-stale";
import { can } from "@/lib/permissions/can";
import { builtInRoles } from "@/lib/permissions/role";
import { listWithoutManager } from "@/lib/projects/list-without-manager";
import { readChanges } from "./read-changes";

/** Members who are named; of larger teams the rest is counted, so that no mail grows with its organisation. */
export const namedAtMost = 50;

/** Of the built-in roles those that manage the team. */
export const managingRoleIds = builtInRoles
  .filter(({ permissions }) => can(permissions, "team:manage"))
  .map(({ id }) => id);

/** Who manages the team; asked of queries that join the role. */
const isElevated = sql<boolean>`(${members.roleId} in ${managingRoleIds} or coalesce('team:manage' = any(${roles.permissions}), false))`;

/** Stale accounts with much power first, then the other stale ones, then the rest, with much power first again. */
export const reportRank = sql<number>`(case when ${isStale} then 0 else 2 end + case when ${isElevated} then 0 else 1 end)`;

/** Longest away first, and before them whoever never came. */
export const awaySince = sql`coalesce(${members.lastSignInAt}, '-infinity')`;

/** How many tokens somebody has here that work at this moment. */
export const activeTokens = sql<number>`(select count(*)::integer from ${apiTokens}
  where ${apiTokens.organisationId} = ${members.organisationId} and ${apiTokens.userId} = ${members.userId}
  and ${apiTokens.revokedAt} is null and ${apiTokens.expiresAt} > now())`;

/** In the teams of how many projects somebody is. */
const inProjects = sql<number>`(select count(*)::integer from ${projectMembers}
  join ${projects} on ${projects.id} = ${projectMembers.projectId} and ${projects.deletedAt} is null
  where ${projectMembers.organisationId} = ${members.organisationId} and ${projectMembers.memberId} = ${members.id})`;

/** What a member's row says, in the mail, in the preview and in a review. */
export const reportColumns = {
  memberId: members.id,
  userId: members.userId,
  name: users.name,
  email: users.email,
  role: roleColumns,
  lastSignInAt: members.lastSignInAt,
  isStale,
  isElevated,
  tokens: activeTokens,
  projects: inProjects,
};

/**
 * What owners are told of their team: who is in, who has been away, what changed and where the log stands, and which projects
 * nobody manages. The same for the mail and for the page that previews it; some 50 rows and five statements, however large
 * the organisation.
 *
 * @param since from when on changes are listed
 */
export async function readReport(tx: TenantTx | SystemTx, organisationId: string, since: SQL<Date>) {
  const byRole = await tx
    .select({
      label: roles.label,
      members: count(),
      stale: sql<number>`count(*) filter (where ${isStale})::integer`,
      staleElevated: sql<number>`count(*) filter (where ${isStale} and ${isElevated})::integer`,
    })
    .from(members)
    .innerJoin(roles, eq(roles.id, members.roleId))
    .where(eq(members.organisationId, organisationId))
    .groupBy(roles.id, roles.label)
    .orderBy(sql`count(*) desc`, asc(roles.label));
  const named = await tx
    .select(reportColumns)
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .innerJoin(roles, eq(roles.id, members.roleId))
    .where(eq(members.organisationId, organisationId))
    .orderBy(asc(reportRank), asc(awaySince), asc(members.id))
    .limit(namedAtMost);
  const sum = (key: "members" | "stale" | "staleElevated") => byRole.reduce((total, row) => total + row[key], 0);
  return {
    memberCount: sum("members"),
    staleCount: sum("stale"),
    staleElevatedCount: sum("staleElevated"),
    byRole: byRole.map(({ label, members: inRole }) => ({ label, members: inRole })),
    named,
    withoutManager: (await listWithoutManager(tx, organisationId)).map(({ name }) => name),
    changes: await readChanges(tx, organisationId, since),
    head: await findHead(tx, organisationId),
  };
}

/** From when on the month's report lists changes: from when the one of the month before was due. */
export function sinceReportBefore(period: string, timeZone: string): SQL<Date> {
  return sql<Date>`((${`${period}-01`}::date - interval '1 month' + interval '8 hours') at time zone ${timeZone})`;
}

/** The same for a report that is asked for in between. */
export const sinceAMonth = sql<Date>`(now() - interval '1 month')`;

export type TeamReport = Awaited<ReturnType<typeof readReport>>;
export type ReportRow = TeamReport["named"][number];
