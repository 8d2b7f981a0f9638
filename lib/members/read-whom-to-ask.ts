import { sql } from "drizzle-orm";
import type { TenantTx } from "@/db/scope";
import { can } from "@/lib/permissions/can";
import { builtInRoles } from "@/lib/permissions/role";

const most = 5;

/** Those who run the team, owners first. */
export function readWhomToAsk(tx: TenantTx, organisationId: string) {
  const managing = builtInRoles.filter(({ permissions }) => can(permissions, "team:manage"));
  // An arm for each role, so that no more of its members are read than are named.
  const arms = managing.map(
    ({ id, label }, rank) => sql`(select m.user_id, ${rank}::integer as rank, ${label}::text as role from members m
      where m.organisation_id = ${organisationId} and m.role_id = ${id} limit ${most})`,
  );
  return tx.execute<{ userId: string; name: string; email: string; role: string }>(sql`
    select u.id as "userId", u.name, u.email, r.role from (${sql.join(arms, sql` union all `)}) r
    join users u on u.id = r.user_id order by r.rank, u.name, u.id limit ${most}`);
}
