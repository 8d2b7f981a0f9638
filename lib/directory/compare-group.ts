import { and, eq, inArray, isNotNull, lt, sql } from "drizzle-orm";
import { directoryGroups, directoryMembers } from "@/db/schema/directory";
import { auditEvent } from "@/lib/audit/events";
import { noEvent } from "@/lib/audit/no-event";
import { placed } from "@/lib/audit/placed-event";
import type { DirectoryPerson } from "@/lib/ports/directory";
import { type AtWork, look, record } from "./at-work";

/** Strangers taken out in one turn; more are left to the next. */
const most = 200;

/** Longer than a turn, because half a comparison is none: some fifty thousand people. */
const comparingMs = 60_000;

/**
 * Once a day: reads who really is in the group. Whoever was taken out behind our back is put in again, and whoever was put
 * in and is no member is taken out, because programs let in whomever the group holds.
 */
export async function compareGroup(work: AtWork): Promise<void> {
  const { directory, organisationId } = work;
  const expected = await look(work, async (tx) => {
    // Not while something is under way, or so fresh that the directory may not show it yet.
    const [due] = await tx
      .select({ id: directoryGroups.id })
      .from(directoryGroups)
      .where(
        and(
          eq(directoryGroups.organisationId, organisationId),
          lt(directoryGroups.comparedAt, sql`now() - interval '24 hours'`),
          lt(directoryGroups.writtenAt, sql`now() - interval '10 minutes'`),
          sql`not exists (select from directory_members d where d.organisation_id = ${organisationId} and d.next_at <= now())`,
        ),
      );
    if (!due || work.hasDone) return null;
    return tx
      .select({ sub: directoryMembers.sub, state: directoryMembers.state })
      .from(directoryMembers)
      .where(and(eq(directoryMembers.organisationId, organisationId), isNotNull(directoryMembers.sub)));
  });
  if (!expected) return;
  const found = new Map<string, DirectoryPerson>();
  const endsAt = Date.now() + comparingMs;
  for await (const person of directory.listMembers(organisationId)) {
    found.set(person.sub, person);
    if (work.isStopping()) return;
    if (Date.now() >= endsAt) return giveUp(work);
  }
  const known = new Set(expected.map(({ sub }) => sub));
  const strangers = Array.from(found.values()).filter(({ sub }) => !known.has(sub));
  const missing = expected.flatMap(({ sub, state }) => (sub && state === "in_group" && !found.has(sub) ? [sub] : []));
  const takenOut: DirectoryPerson[] = [];
  for (const person of strangers.slice(0, most)) {
    if (work.isStopping() || Date.now() >= endsAt) break;
    await directory.takeOut(organisationId, person);
    takenOut.push(person);
  }
  await record(work, async (tx) => {
    if (takenOut.length === strangers.length)
      await tx
        .update(directoryGroups)
        .set({ comparedAt: sql`now()` })
        .where(eq(directoryGroups.organisationId, organisationId));
    if (missing.length > 0)
      await tx
        .update(directoryMembers)
        .set({ state: "waiting", nextAt: sql`now()`, changedAt: sql`now()` })
        .where(and(eq(directoryMembers.organisationId, organisationId), inArray(directoryMembers.sub, missing)));
    if (takenOut.length + missing.length === 0) return { value: null, event: noEvent("the group was as it should be") };
    const counts = { missing: missing.length, strangers: takenOut.length };
    return { value: null, event: placed(auditEvent("directory.repaired", organisationId, counts), organisationId) };
  });
}

/** Not begun again at once, or it would keep all other groups waiting. */
async function giveUp(work: AtWork): Promise<void> {
  const { organisationId, log } = work;
  log({ level: "error", message: "directory group too large to compare", organisation: organisationId });
  await record(work, async (tx) => {
    await tx
      .update(directoryGroups)
      .set({ comparedAt: sql`now()` })
      .where(eq(directoryGroups.organisationId, organisationId));
    return { value: null, event: noEvent("nothing was found out") };
  });
}
