import { and, eq } from "drizzle-orm";
import { serviceCases } from "@/db/schema/service-cases";
import { Refusal } from "@/lib/kernel/refusal";
import type { ProjectScene } from "@/lib/usecase/access/project-scene";

type Scene = Pick<ProjectScene, "tx" | "organisation" | "project">;

/** A case as it is until this transaction ends: whoever else is at it waits, and finds what became of it. */
export async function lockCase({ tx, organisation, project }: Scene, caseId: string) {
  const [row] = await tx
    .select()
    .from(serviceCases)
    .where(
      and(
        eq(serviceCases.organisationId, organisation.id),
        eq(serviceCases.projectId, project.id),
        eq(serviceCases.id, caseId),
      ),
    )
    .for("update");
  if (!row) throw new Refusal("not_found");
  return row;
}

export type CaseRow = Awaited<ReturnType<typeof lockCase>>;
