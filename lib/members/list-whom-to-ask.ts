import { sql } from "drizzle-orm";
import { can } from "@/lib/permissions/can";
import { builtInRoles } from "@/lib/permissions/role";
import { teamMember } from "@/lib/usecase/access/member";
import { nothing } from "@/lib/usecase/input";
import { defineQuery } from "@/lib/usecase/query";

const most = 5;

/** Whom a member asks for a permission that their role does not hold: those who may change roles, owners first. */
export const listWhomToAsk = defineQuery({
  name: "list_whom_to_ask",
  access: teamMember,
  input: nothing,
  async run({ tx, organisation }) {
    const changing = builtInRoles.filter(({ permissions }) => can(permissions, "team:manage"));
    // An arm for each role, so that no more of its members are read than are named.
    const arms = changing.map(
      ({ id, label }, rank) => sql`(select m.user_id, ${rank}::integer as rank, ${label}::text as role from members m
        where m.organisation_id = ${organisation.id} and m.role_id = ${id} limit ${most})`,
    );
    return tx.execute<{ name: string; email: string; role: string }>(sql`
      select u.name, u.email, r.role from (${sql.join(arms, sql` union all `)}) r join users u on u.id = r.user_id
      order by r.rank, u.name, u.id limit ${most}`);
  },
});
