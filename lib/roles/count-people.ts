import { sql } from "drizzle-orm";
import type { TenantTx } from "@/db/scope";

/** More than that nobody counts for a page. */
const countedAtMost = 1000;

/** How many have a role, or that there are more than so many. */
export interface PeopleOfRole {
  readonly count: number;
  readonly isMore: boolean;
}

/** How many members have each role: one statement, which looks at no more than a thousand of each. */
export async function countPeople(
  tx: TenantTx,
  organisationId: string,
  roleIds: readonly string[],
): Promise<ReadonlyMap<string, PeopleOfRole>> {
  const ids = sql.join(
    roleIds.map((id) => sql`(${id})`),
    sql`, `,
  );
  const rows = await tx.execute<{ id: string; people: number }>(sql`
    select r.id, (select count(*)::integer from (select 1 from members m
      where m.organisation_id = ${organisationId} and m.role_id = r.id limit ${countedAtMost + 1}) m) as people
    from (values ${ids}) r (id)`);
  return new Map(
    Array.from(rows, ({ id, people }) => [
      id,
      { count: Math.min(people, countedAtMost), isMore: people > countedAtMost },
    ]),
  );
}
