import { and, eq, getTableColumns } from "drizzle-orm";
import { templates, templateVersions } from "@/db/schema/templates";
import type { ReadTree } from "@/lib/folders/read-tree";
import { Refusal } from "@/lib/kernel/refusal";
import type { ProjectScene } from "@/lib/usecase/access/project-scene";

/** A template with what it says now. One in a hidden folder and one that is not there are refused alike. */
export async function findTemplate(
  { tx, organisation, project }: Pick<ProjectScene, "tx" | "organisation" | "project">,
  { seen }: ReadTree,
  templateId: string,
) {
  const isCurrent = and(eq(templateVersions.templateId, templates.id), eq(templateVersions.version, templates.version));
  const [row] = await tx
    .select({ ...getTableColumns(templates), subject: templateVersions.subject, body: templateVersions.body })
    .from(templates)
    .innerJoin(templateVersions, isCurrent)
    .where(
      and(
        eq(templates.organisationId, organisation.id),
        eq(templates.projectId, project.id),
        eq(templates.id, templateId),
      ),
    );
  if (!row || !seen.showsTemplateIn(row.folderId)) throw new Refusal("not_found");
  return row;
}

export type FoundTemplate = Awaited<ReturnType<typeof findTemplate>>;

/** What of a template can be edited. */
export function contentOf({ name, subject, body }: Pick<FoundTemplate, "name" | "subject" | "body">) {
  return { name, subject, body };
}
