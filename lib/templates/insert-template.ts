import { and, eq } from "drizzle-orm";
import { templates } from "@/db/schema/templates";
import { mostTemplates } from "@/lib/folders/bounds";
import { Refusal } from "@/lib/kernel/refusal";
import type { ProjectScene } from "@/lib/usecase/access/project-scene";
import type { Context } from "@/lib/usecase/context";
import type { Channel } from "./labels";
import { insertVersion } from "./write-version";

interface NewTemplate {
  readonly folderId: string | null;
  readonly channel: Channel;
  readonly name: string;
  readonly subject: string | null;
  readonly body: string;
}

/** A template with its first version; the tree is locked. Answers its id. */
export async function insertTemplate(
  scene: Pick<ProjectScene, "tx" | "organisation" | "project" | "actor"> & { readonly ctx: Context },
  { folderId, channel, ...content }: NewTemplate,
): Promise<string> {
  const { tx, ctx, organisation, project, actor } = scene;
  const inProject = and(eq(templates.organisationId, organisation.id), eq(templates.projectId, project.id));
  if ((await tx.$count(templates, inProject)) >= mostTemplates)
    throw new Refusal("conflict", { reason: "too_many_templates", facts: { most: mostTemplates } });
  const id = ctx.ids.create("tpl");
  await tx.insert(templates).values({
    id,
    organisationId: organisation.id,
    projectId: project.id,
    folderId,
    channel,
    name: content.name,
    editedBy: actor.userId,
  });
  await insertVersion(scene, { templateId: id, version: 1, ...content });
  return id;
}
