import { type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { projectGrants } from "@/db/schema/projects";

/** Whoever holds the whole of `manage_service` by what is stored for them; a role in the organisation makes no manager (product.md 1). */
export function managersIn(projectId: PgColumn | SQL | string): SQL {
  return sql`select g.project_member_id from ${projectGrants} g
    where g.project_id = ${projectId} and g.permission in ('manage_users', 'manage_settings')
    group by g.project_member_id having count(*) = 2`;
}

/** How many managers a project has, counted to two: more make no difference to any rule. */
export function managersUpToTwo(projectId: PgColumn | SQL | string): SQL<number> {
  return sql<number>`(select count(*)::int from (${managersIn(projectId)} limit 2) manager)`;
}

/** Whether somebody's place is a manager's, as `manages`, and how many managers there are, counted to three, as `managers`. */
export function managersBeside(projectId: SQL, placeId: SQL): SQL {
  return sql`select coalesce(bool_or(m.project_member_id = ${placeId}), false) as manages,
      least(count(*), 3)::int as managers
    from (${managersIn(projectId)}) m`;
}
