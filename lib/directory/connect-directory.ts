import { inArray, isNotNull, like, not, sql } from "drizzle-orm";
import { directory, directoryGroups, directoryMembers } from "@/db/schema/directory";
import { organisations } from "@/db/schema/organisations";
import type { SystemTx } from "@/db/scope";
import { noEvent } from "@/lib/audit/no-event";
import type { JobGround } from "@/lib/jobs/define-job";
import { systemIds } from "@/lib/kernel/ids";
import { writeBySystem } from "@/lib/usecase/by-system";

type Ground = Pick<JobGround, "db">;

const request = { id: "connect_directory", ip: null, browser: null };

/** Few enough that no statement is long. */
const chunk = 5_000;

/**
 * Tells the database which user pool the configuration names, so that it notes whoever comes and goes. Another pool than
 * before, or none, is begun with empty hands: who is in which group is found out anew. Done by every worker that starts;
 * what is left half done is done by the next.
 *
 * @param pool null: there is no directory
 */
export async function connectDirectory(ground: Ground, pool: string | null): Promise<void> {
  const isConnected = await apart(ground, async (tx) => {
    const [before] = await tx.select().from(directory);
    if ((before?.pool ?? null) === pool) return true;
    await tx.delete(directory);
    return false;
  });
  if (isConnected) return;
  for (const table of [directoryMembers, directoryGroups])
    while ((await apart(ground, (tx) => deleteSome(tx, table))) === chunk);
  if (!pool) return;
  await apart(ground, async (tx) => {
    await tx.insert(directory).values({ pool }).onConflictDoNothing();
    // What was deleted while nobody looked may have a group there, which is to go.
    await tx.execute(sql`insert into directory_groups (id, organisation_id)
      select 'dgr_' || replace(gen_random_uuid()::text, '-', ''), ${organisations.id} from ${organisations}
      where ${organisations.kind} = 'team' and ${isNotNull(organisations.deletedAt)}
        and ${not(like(organisations.slug, "purged-org-%"))}
      on conflict do nothing`);
  });
}

async function deleteSome(tx: SystemTx, table: typeof directoryMembers | typeof directoryGroups): Promise<number> {
  const some = tx.select({ id: table.id }).from(table).limit(chunk);
  return (await tx.delete(table).where(inArray(table.id, some)).returning({ id: table.id })).length;
}

function apart<Value>({ db }: Ground, run: (tx: SystemTx) => Promise<Value>): Promise<Value> {
  return writeBySystem({ db, ids: systemIds, request }, async (tx) => ({
    value: await run(tx),
    event: noEvent("each organisation's log says when its group is made"),
  }));
}
