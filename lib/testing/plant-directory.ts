import type postgres from "postgres";
import type { DirectoryState } from "@/lib/directory/get-directory";
import { createId } from "@/lib/kernel/ids";

interface Standing {
  readonly userId: string;
  readonly state?: DirectoryState;
  readonly reason?: string;
  /** Of who has left: the name that the list shows. */
  readonly leaverName?: string;
}

/** A group that is made, with everybody of the team in it but those who are named. Answers the ids of their rows. */
export async function plantDirectoryGroup(
  sql: postgres.ISql,
  organisation: { readonly id: string },
  unsettled: readonly Standing[] = [],
): Promise<string[]> {
  await sql`insert into directory_groups (id, organisation_id, made_at, description)
    select ${createId("dgr")}, id, now(), name from organisations where id = ${organisation.id}
    on conflict do nothing`;
  await sql`insert into directory_members (id, organisation_id, user_id, belongs, state, next_at)
    select 'dme_' || substr(m.id, 5), m.organisation_id, m.user_id, true, 'in_group', null
    from members m where m.organisation_id = ${organisation.id}
    on conflict do nothing`;
  const ids: string[] = [];
  for (const { userId, state = "failed", reason = null, leaverName = null } of unsettled) {
    const [row] = await sql<{ id: string }[]>`
      insert into directory_members (id, organisation_id, user_id, belongs, state, reason, leaver_name, tries, next_at)
      values (${`dme_${createId("evt").slice(4)}`}, ${organisation.id}, ${userId}, ${leaverName === null}, ${state}, ${reason},
        ${leaverName}, 1, now() + interval '50 minutes')
      on conflict (organisation_id, user_id) do update set state = excluded.state, reason = excluded.reason,
        belongs = excluded.belongs, leaver_name = excluded.leaver_name, tries = 1, next_at = excluded.next_at
      returning id`;
    if (row) ids.push(row.id);
  }
  return ids;
}
