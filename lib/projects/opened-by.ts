import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { canOpenProject } from "@/lib/permissions/project-grants";
import type { ActingMember } from "@/lib/usecase/access/member-scene";

/**
 * Of the projects that a statement calls `p`, or whose id is this one: those that a member of their organisation may open
 * (product.md 6.1).
 */
export function openedBy(
  { permissions, memberId }: Pick<ActingMember, "permissions" | "memberId">,
  projectId: SQLWrapper = sql`p.id`,
): SQL {
  if (canOpenProject({ permissions, isProjectMember: false })) return sql`true`;
  return sql`exists (select 1 from project_members mine where mine.project_id = ${projectId} and mine.member_id = ${memberId})`;
}
