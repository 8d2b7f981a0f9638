import { type SQL, sql } from "drizzle-orm";
import type { TenantTx } from "@/db/scope";
import { type AccessRow, iso, notOver } from "./find-access";
import {
  type LoggedBody,
  type PlaceThen,
  type PresentPlace,
  placeActions,
  placesThen,
  projectActions,
  readPlaceLog,
} from "./replay-places";

interface Moment {
  /** In the form of the entries' times. */
  readonly end: string;
  /** Entries with a higher number are of later, on a day that is not over. */
  readonly upTo?: number;
}

/**
 * In which projects' teams these members were at a moment, by name, and what they held there. Reads what is about them and
 * their projects alone, by the index on targets: three statements, however much was ever changed about others.
 */
export async function findPlaces(
  tx: TenantTx,
  organisationId: string,
  members: readonly Pick<AccessRow, "userId" | "memberIds">[],
  { end, upTo = Number.MAX_SAFE_INTEGER }: Moment,
): Promise<ReadonlyMap<string, readonly PlaceThen[]>> {
  const people = among(members.map(({ userId }) => userId));
  const memberships = among(members.flatMap(({ memberIds }) => memberIds));
  const lastCounted = end === notOver ? upTo : Number.MAX_SAFE_INTEGER;
  const read = async (condition: SQL): Promise<readonly LoggedBody[]> => {
    const rows = await tx.execute<{ at: string; action: string; body: string }>(sql`
      select case when e.seq > ${lastCounted} then ${notOver} else to_char(e.at at time zone 'UTC', ${iso}) end as at, e.action, e.body from audit_events e
      where e.organisation_id = ${organisationId} and (${condition}) order by e.seq`);
    return Array.from(rows, ({ at, action, body }) => ({ at, action, details: JSON.parse(body).details }));
  };
  const [about, present] = await Promise.all([
    // Whoever creates a project is in its team, by an entry that names the project.
    read(sql`e.target_id = any(${memberships}) and e.action = any(${among(placeActions)})
      or e.action = 'project.created' and e.actor_id = any(${people})`),
    readPresent(tx, organisationId, memberships),
  ]);
  const log = readPlaceLog(about);
  const named = new Set([...log.places, ...present].map(({ projectId }) => projectId));
  const { projects } = readPlaceLog(
    await read(sql`e.target_id = any(${among(named)}) and e.action = any(${among(projectActions)})`),
  );
  return placesThen({ ...log, projects }, present, end);
}

/** As one parameter, so that the statement is the same however many they are. */
const among = (values: Iterable<string>) => sql`${sql.param(Array.from(values))}::text[]`;

/** Their places as they are today, those in deleted projects too. */
async function readPresent(tx: TenantTx, organisationId: string, memberships: SQL): Promise<readonly PresentPlace[]> {
  const rows = await tx.execute<PresentPlace & Record<string, unknown>>(sql`
    select m.user_id as "userId", p.id as "projectId", p.name, p.deleted_at is not null as "isDeleted",
      to_char(pm.added_at at time zone 'UTC', ${iso}) as "addedAt",
      (select coalesce(json_agg(json_build_object('permission', g.permission, 'at', to_char(g.granted_at at time zone 'UTC', ${iso}))),
        '[]'::json) from project_grants g where g.project_member_id = pm.id) as grants
    from project_members pm join members m on m.id = pm.member_id join projects p on p.id = pm.project_id
    where pm.organisation_id = ${organisationId} and pm.member_id = any(${memberships})`);
  return Array.from(rows);
}
