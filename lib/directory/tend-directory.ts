import { sql } from "drizzle-orm";
import { noEvent } from "@/lib/audit/no-event";
import { defineJob } from "@/lib/jobs/define-job";
import { wake } from "./wake";

/** As many organisations as are woken in one minute, so that a large installation is connected bit by bit. */
const most = 500;

/**
 * Wakes what no change of a membership wakes: organisations that have no group yet, because the directory has just been
 * connected; groups to be compared, once a day; and whatever was lost on the way.
 */
export const tendDirectory = defineJob({
  name: "tend_directory",
  every: "* * * * *",
  due: ({ tx }) =>
    tx.execute<{ id: string }>(sql`
      select id from (
        select o.id from organisations o
          where o.kind = 'team' and o.deleted_at is null
            and not exists (select from directory_groups g where g.organisation_id = o.id)
        union
        select g.organisation_id from directory_groups g join organisations o on o.id = g.organisation_id
          where g.compared_at < now() - interval '24 hours' or o.deleted_at is not null
        union
        select d.organisation_id from directory_members d where d.next_at < now() - interval '5 minutes'
      ) asleep
      where exists (select from directory)
        and not exists (select from directory_groups f where f.organisation_id = asleep.id and f.next_at > now())
      limit ${most}`),
  async run({ tx, one: { id } }) {
    await wake(tx, id, new Date());
    return { event: noEvent("nothing is done yet") };
  },
});
