import { sql } from "drizzle-orm";
import type { directoryStates } from "@/db/schema/directory";
import { members } from "@/db/schema/members";
import { isoMoment } from "@/lib/members/listed-member";

/** How a member stands in the directory's group. */
export interface DirectoryStanding {
  readonly id: string;
  readonly state: (typeof directoryStates)[number];
  readonly reason: string | null;
  readonly code: string | null;
  /** ISO 8601; null when all is done. */
  readonly nextAt: string | null;
}

/** For a statement about members; null for whoever is not noted yet. */
export const standingOfMember = sql<DirectoryStanding | null>`(
  select json_build_object('id', d.id, 'state', d.state, 'reason', d.reason, 'code', d.code,
    'nextAt', ${isoMoment(sql`d.next_at`)})
  from directory_members d where d.organisation_id = ${members.organisationId} and d.user_id = ${members.userId})`;
