import { and, eq, isNotNull, sql } from "drizzle-orm";
import { directoryGroups, directoryMembers } from "@/db/schema/directory";
import { noEvent } from "@/lib/audit/no-event";
import type { DirectoryError } from "@/lib/ports/directory";
import { type AtWork, record } from "./at-work";
import { wake } from "./wake";

/** Comes back for whoever is left or is to be tried later, and says when it works again. */
export async function endTurn(work: AtWork): Promise<void> {
  const { organisationId, hasDone } = work;
  const failedSince = await record(work, async (tx) => {
    const [group] = await tx
      .select({ failingSince: directoryGroups.failingSince })
      .from(directoryGroups)
      .where(eq(directoryGroups.organisationId, organisationId))
      .for("update");
    await tx
      .update(directoryGroups)
      .set({
        ...(hasDone ? { writtenAt: sql`now()` } : {}),
        ...{ failingSince: null, reason: null, code: null, tries: 0, nextAt: null },
      })
      .where(eq(directoryGroups.organisationId, organisationId));
    const [next] = await tx
      .select({ at: sql<Date | null>`min(${directoryMembers.nextAt})`.mapWith(directoryMembers.nextAt) })
      .from(directoryMembers)
      .where(and(eq(directoryMembers.organisationId, organisationId), isNotNull(directoryMembers.nextAt)));
    if (next?.at) await wake(tx, organisationId, next.at);
    return { value: group?.failingSince ?? null, event: noEvent("how far it is stands on the settings page") };
  });
  if (failedSince) work.log({ message: "directory group works again", organisation: organisationId });
}

const longestPauseSeconds = 600;

/**
 * Comes back soon where something was done, else ever later, at most after ten minutes. A group that was found to be gone
 * is made anew, with everybody in it.
 */
export async function endTurnFailing(work: AtWork, { reason, code }: DirectoryError): Promise<void> {
  const { ctx, organisationId, hasDone } = work;
  const tries = await record(work, async (tx) => {
    const [group] = await tx
      .select({ tries: directoryGroups.tries })
      .from(directoryGroups)
      .where(eq(directoryGroups.organisationId, organisationId))
      .for("update");
    const count = hasDone ? 1 : (group?.tries ?? 0) + 1;
    const seconds = Math.min(2 ** count, longestPauseSeconds) * (0.75 + Math.random() / 2);
    const nextAt = new Date(Date.now() + seconds * 1000);
    const failing = {
      reason,
      code,
      tries: count,
      nextAt,
      ...(hasDone ? { writtenAt: sql`now()` } : {}),
      ...(reason === "no_group" ? { madeAt: null } : {}),
    };
    await tx
      .insert(directoryGroups)
      .values({ id: ctx.ids.create("dgr"), organisationId, failingSince: sql`now()`, ...failing })
      .onConflictDoUpdate({
        target: directoryGroups.organisationId,
        set: { ...failing, failingSince: sql`coalesce(${directoryGroups.failingSince}, now())` },
      });
    await wake(tx, organisationId, nextAt);
    return { value: group ? group.tries + 1 : 1, event: noEvent("how far it is stands on the settings page") };
  });
  // Once, not for each try.
  if (tries === 1)
    work.log({
      level: "error",
      message: "directory group failing",
      organisation: organisationId,
      reason,
      code: code ?? "none",
    });
}
