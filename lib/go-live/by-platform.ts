import { type SQLWrapper, sql } from "drizzle-orm";

/**
 * Whether a platform admin decided a request to go live, by the log: their accounts are not the organisation's to read, and
 * without a name they would pass for somebody who has left.
 */
export function byPlatform({
  organisationId,
  projectId,
  id,
}: Readonly<Record<"organisationId" | "projectId" | "id", SQLWrapper>>) {
  return sql<boolean>`exists (select 1 from audit_events v
    where v.organisation_id = ${organisationId} and v.target_id = ${projectId}
      and v.action in ('go_live.approved', 'go_live.rejected')
      and v.body::jsonb -> 'details' ->> 'goLiveRequestId' = ${id} and v.body::jsonb -> 'actor' ->> 'kind' = 'platform_admin')`;
}
