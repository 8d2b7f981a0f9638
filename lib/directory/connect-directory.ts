import { sql } from "drizzle-orm";
import { directory, directoryGroups, directoryMembers } from "@/db/schema/directory";
import { noEvent } from "@/lib/audit/no-event";
import type { JobGround } from "@/lib/jobs/define-job";
import { systemIds } from "@/lib/kernel/ids";
import { system } from "@/lib/usecase/access/system";
import { write } from "@/lib/usecase/write";

const request = { id: "connect_directory", ip: null, browser: null };
const asked = { writes: true, locks: null, waives: [], proof: null } as const;

/**
 * Tells the database which user pool the configuration names, so that it notes whoever comes and goes. Another pool than
 * before, or none, is begun with empty hands: who is in which group is found out anew. Done by every worker that starts.
 *
 * @param pool null: there is no directory
 */
export function connectDirectory({ db }: Pick<JobGround, "db">, pool: string | null): Promise<void> {
  return write(system, { db, ids: systemIds, request }, { kind: "system" }, asked, async ({ tx }) => {
    // Two that start at once say the same, one after the other.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('connect_directory'))`);
    const [before] = await tx.select().from(directory);
    const event = noEvent("each organisation's log says when its group is made");
    if ((before?.pool ?? null) === pool) return { value: undefined, event };
    await tx.delete(directory);
    await tx.delete(directoryMembers);
    await tx.delete(directoryGroups);
    if (pool) await tx.insert(directory).values({ pool });
    return { value: undefined, event };
  });
}
