import { and, asc, eq, gt, sql } from "drizzle-orm";
import { directory, directoryGroups, directoryMembers } from "@/db/schema/directory";
import { members } from "@/db/schema/members";
import { organisations } from "@/db/schema/organisations";
import type { SystemTx } from "@/db/scope";
import { auditEvent } from "@/lib/audit/events";
import { noEvent } from "@/lib/audit/no-event";
import { placed } from "@/lib/audit/placed-event";
import { type AtWork, look, record, recordAlone } from "./at-work";

/** Makes the group, calls it as its organisation is called, or removes it with the organisation. Answers whether there is one now. */
export async function keepGroup(work: AtWork): Promise<boolean> {
  const { organisationId } = work;
  const found = await look(work, (tx) => findGroup(tx, work));
  if (!found) return false;
  const { name, isDeleted, group } = found;
  if (isDeleted) {
    await removeGroup(work, Boolean(group?.madeAt));
    return false;
  }
  if (group?.madeAt && group.description === name) return true;
  const { isNew } = await work.directory.makeGroup(organisationId, name);
  work.hasDone = true;
  if (group?.madeAt) {
    await record(work, async (tx) => {
      await tx
        .update(directoryGroups)
        .set({ description: name })
        .where(eq(directoryGroups.organisationId, organisationId));
      return { value: null, event: noEvent("the organisation's log says that it was renamed") };
    });
    return true;
  }
  // First everybody, then that it is made: a turn that ends in between begins anew.
  let after: string | null = "";
  while (after !== null) after = await expectMembers(work, after);
  return markMade(work, { name, isNew });
}

/** Null for what has no group: a private account, or a pool that the installation is no longer connected to. */
async function findGroup(tx: SystemTx, { organisationId, directory: { pool } }: AtWork) {
  const [row] = await tx
    .select({
      name: organisations.name,
      isDeleted: sql<boolean>`${organisations.deletedAt} is not null`,
      group: { madeAt: directoryGroups.madeAt, description: directoryGroups.description },
    })
    .from(organisations)
    .leftJoin(directoryGroups, eq(directoryGroups.organisationId, organisations.id))
    .innerJoin(directory, eq(directory.pool, pool))
    .where(and(eq(organisations.id, organisationId), eq(organisations.kind, "team")));
  return row ?? null;
}

/** Few enough that nobody who joins or leaves waits for these rows. */
const chunk = 2_000;

/** Expects the next ones after a user in the group, whatever was thought of them before; null when there are no more. */
function expectMembers(work: AtWork, after: string): Promise<string | null> {
  const { organisationId } = work;
  return recordAlone(work, async (tx) => {
    const those = await tx
      .select({ userId: members.userId })
      .from(members)
      .where(and(eq(members.organisationId, organisationId), gt(members.userId, after)))
      .orderBy(asc(members.userId))
      .limit(chunk);
    const userIds = those.map(({ userId }) => userId);
    await tx.execute(sql`
      insert into directory_members as d (id, organisation_id, user_id, belongs)
      select 'dme_' || replace(gen_random_uuid()::text, '-', ''), ${organisationId}, each, true
        from unnest(${sql.param(userIds)}::text[]) each
      on conflict (organisation_id, user_id) do update set belongs = true, leaver_name = null, state = 'waiting',
        reason = null, code = null, tries = 0, next_at = now(), version = d.version + 1, changed_at = now()`);
    const last = those.length < chunk ? null : (userIds.at(-1) ?? null);
    return { value: last, event: noEvent("that the group is made says it of all of them") };
  });
}

/** One that was there already may hold anybody: it is compared as soon as everybody has been put in. */
function markMade(work: AtWork, { name, isNew }: { name: string; isNew: boolean }): Promise<boolean> {
  const { ctx, organisationId } = work;
  return record(work, async (tx) => {
    // Another server may have connected the installation to another pool meanwhile.
    const connected = await tx.select().from(directory).where(eq(directory.pool, work.directory.pool)).for("share");
    if (connected.length === 0) return { value: false, event: noEvent("it is a group of a pool that is left") };
    const made = { madeAt: sql`now()`, description: name, comparedAt: isNew ? sql`now()` : sql`to_timestamp(0)` };
    await tx
      .insert(directoryGroups)
      .values({ id: ctx.ids.create("dgr"), organisationId, ...made })
      .onConflictDoUpdate({ target: directoryGroups.organisationId, set: made });
    const [expected] = await tx
      .select({ members: sql<number>`count(*)::integer` })
      .from(directoryMembers)
      .where(and(eq(directoryMembers.organisationId, organisationId), directoryMembers.belongs));
    const event = auditEvent("directory.group_made", organisationId, { members: expected?.members ?? 0 });
    return { value: true, event: placed(event, organisationId) };
  });
}

async function removeGroup(work: AtWork, wasMade: boolean): Promise<void> {
  const { organisationId } = work;
  await work.directory.removeGroup(organisationId);
  await record(work, async (tx) => {
    await tx.delete(directoryMembers).where(eq(directoryMembers.organisationId, organisationId));
    await tx.delete(directoryGroups).where(eq(directoryGroups.organisationId, organisationId));
    const removed = placed(auditEvent("directory.group_removed", organisationId, {}), organisationId);
    return { value: null, event: wasMade ? removed : noEvent("it is not known that there was one") };
  });
}
