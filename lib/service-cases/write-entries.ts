import { and, eq, sql } from "drizzle-orm";
import { type caseEntryKinds, serviceCaseEntries, serviceCases } from "@/db/schema/service-cases";
import type { ProjectScene } from "@/lib/usecase/access/project-scene";
import type { Context } from "@/lib/usecase/context";
import type { CaseRow } from "./lock-case";

type Scene = Pick<ProjectScene, "tx" | "organisation" | "project" | "actor"> & { readonly ctx: Context };

interface Entry {
  readonly kind: (typeof caseEntryKinds)[number];
  /** The user whom it is about. */
  readonly about?: string | null;
  readonly body?: string;
}

type Change = Partial<Pick<CaseRow, "title" | "description" | "state" | "assigneeId">>;

/**
 * What becomes of a case, and what its page tells of it, in this order. The case is locked, or its own.
 *
 * @returns the entries' ids
 */
export async function writeEntries(scene: Scene, caseId: string, change: Change, entries: readonly Entry[]) {
  const { tx, ctx, organisation, project, actor } = scene;
  // Ids of one moment have no order of their own, and a page tells what happened by them.
  const ids = entries.map(() => ctx.ids.create("cae")).sort();
  await tx
    .update(serviceCases)
    .set({ ...change, changedAt: sql`now()` })
    .where(and(eq(serviceCases.organisationId, organisation.id), eq(serviceCases.id, caseId)));
  await tx.insert(serviceCaseEntries).values(
    entries.map(({ kind, about = null, body = null }, index) => ({
      id: ids[index] ?? "",
      organisationId: organisation.id,
      projectId: project.id,
      caseId,
      kind,
      by: actor.userId,
      about,
      body,
    })),
  );
  return ids;
}
