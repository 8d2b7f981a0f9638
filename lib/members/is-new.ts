import { type SQL, sql } from "drizzle-orm";
import { members } from "@/db/schema/members";

/**
 * Whether somebody joined since the reader was last here. When that was, their browser remembers (last-visit.ts); one that
 * does not know, such as a new one, counts from their sign-in before this one, which the log knows. Nothing is written for it.
 */
export function isNewTo(readerId: string, since: string | undefined): SQL<boolean> {
  const from = since === undefined ? signInBefore(readerId) : sql`${since}::timestamptz`;
  // Without either everybody would be new to whoever is here for the first time.
  return sql<boolean>`(${members.id} <> ${readerId} and coalesce(${members.joinedAt} > ${from}, false))`;
}

/** By the index on target and action: two looks, however long the log is. */
const signInBefore = (memberId: string) => sql`(
  select min(two.at) from (
    select e.at from audit_events e
    where e.organisation_id = ${members.organisationId} and e.target_id = ${memberId} and e.action = 'session.opened'
    order by e.seq desc limit 2) two
  having count(*) = 2)`;
