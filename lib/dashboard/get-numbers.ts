import { sql } from "drizzle-orm";
import { can } from "@/lib/permissions/can";
import { inTeam } from "@/lib/usecase/access/member";
import { nothing } from "@/lib/usecase/input";
import { defineQuery } from "@/lib/usecase/query";
import { membersByMonth } from "./members-by-month";

/**
 * How many members there were at the end of each of the last twelve months, and how many sign-ins in each of the last twelve
 * weeks, this month and week included. One statement over 24 rows that triggers keep, however long the log.
 */
export const getNumbers = defineQuery({
  name: "get_numbers",
  access: inTeam("team:view"),
  input: nothing,
  async run({ tx, organisation: { id, timeZone, memberCount }, actor }) {
    const rows = await tx.execute<{ kind: "members" | "sign_ins"; begins: string; number: number }>(sql`
      select p.kind, p.begins::text as begins, coalesce(c.number, 0) as number
      from (select (now() at time zone ${timeZone})::timestamp as now) here
      cross join lateral (
        select 'members' as kind, m::date as begins
        from generate_series(date_trunc('month', here.now) - interval '11 months', here.now, interval '1 month') m
        union all
        select 'sign_ins', w::date
        from generate_series(date_trunc('week', here.now) - interval '77 days', here.now, interval '7 days') w
      ) p
      left join team_counts c on c.organisation_id = ${id} and c.kind = p.kind and c.begins = p.begins
      order by p.begins`);
    const of = (wanted: string) => rows.filter(({ kind }) => kind === wanted);
    return {
      members: membersByMonth(memberCount, of("members")),
      /** For those who manage the team: others need not know who works when. */
      signIns: can(actor.permissions, "team:manage")
        ? of("sign_ins").map(({ begins, number }) => ({ begins, number }))
        : null,
    };
  },
});

export type Numbers = Awaited<ReturnType<typeof getNumbers>>;
