import { and, eq, sql } from "drizzle-orm";
import { templates, templateVersions } from "@/db/schema/templates";
import type { ProjectScene } from "@/lib/usecase/access/project-scene";
import type { Context } from "@/lib/usecase/context";

type Scene = Pick<ProjectScene, "tx" | "organisation" | "project" | "actor"> & { readonly ctx: Context };

interface Version {
  readonly templateId: string;
  readonly version: number;
  readonly name: string;
  readonly subject: string | null;
  readonly body: string;
  readonly restoredFrom?: number;
}

/** What a template says from now on. The versions before stay as they are. */
export async function writeVersion(scene: Scene, written: Version): Promise<void> {
  const { tx, organisation, actor } = scene;
  const { templateId, version, name } = written;
  await insertVersion(scene, written);
  await tx
    .update(templates)
    .set({ name, version, editedAt: sql`now()`, editedBy: actor.userId })
    .where(and(eq(templates.organisationId, organisation.id), eq(templates.id, templateId)));
}

export async function insertVersion({ tx, ctx, organisation, project, actor }: Scene, written: Version): Promise<void> {
  await tx.insert(templateVersions).values({
    ...written,
    id: ctx.ids.create("tpv"),
    organisationId: organisation.id,
    projectId: project.id,
    writtenBy: actor.userId,
  });
}
