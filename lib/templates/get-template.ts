import { and, desc, eq, inArray } from "drizzle-orm";
import { templateVersions } from "@/db/schema/templates";
import { users } from "@/db/schema/users";
import { readTree } from "@/lib/folders/read-tree";
import { fingerprint } from "@/lib/kernel/fingerprint";
import { anyInProject } from "@/lib/usecase/access/project";
import type { ProjectScene } from "@/lib/usecase/access/project-scene";
import { defineQuery } from "@/lib/usecase/query";
import { pathTo, placesOf } from "./browse-templates";
import { compareVersions } from "./compare-versions";
import { contentOf, type FoundTemplate, findTemplate } from "./find-template";
import { getTemplateInput } from "./input";

/** The newest of them; older ones are compared and restored by their number all the same. */
export const versionsShown = 50;

/** One template: what it says, and for whoever may write it its versions and the difference between two. */
export const getTemplate = defineQuery({
  name: "get_template",
  access: anyInProject,
  input: getTemplateInput,
  async run(scene) {
    const { organisation, project, actor, input } = scene;
    const tree = await readTree(scene);
    const template = await findTemplate(scene, tree, input.templateId);
    const mayManage = actor.may.has("manage_templates");
    return {
      slug: organisation.slug,
      projectId: project.id,
      projectName: project.name,
      id: template.id,
      channel: template.channel,
      folderId: template.folderId,
      version: template.version,
      ...contentOf(template),
      path: pathTo(tree, template.folderId),
      seen: fingerprint(contentOf(template)),
      mayManage,
      places: mayManage ? placesOf(tree) : [],
      history: mayManage ? await historyOf(scene, template, input) : null,
    };
  },
});

export type TemplateView = Awaited<ReturnType<typeof getTemplate>>;
export type TemplateHistory = NonNullable<TemplateView["history"]>;

interface Pair {
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

async function historyOf({ tx, organisation }: ProjectScene, template: FoundTemplate, asked: Pair) {
  const ofTemplate = and(
    eq(templateVersions.organisationId, organisation.id),
    eq(templateVersions.templateId, template.id),
  );
  const versions = await tx
    .select({
      version: templateVersions.version,
      writtenAt: templateVersions.writtenAt,
      writtenBy: templateVersions.writtenBy,
      writer: users.name,
      restoredFrom: templateVersions.restoredFrom,
    })
    .from(templateVersions)
    .leftJoin(users, eq(users.id, templateVersions.writtenBy))
    .where(ofTemplate)
    .orderBy(desc(templateVersions.version))
    .limit(versionsShown);
  // A number that there is no version of, from an address that was written by hand, shows the last change.
  const isThere = (version: number | undefined) => version !== undefined && version <= template.version;
  const to = isThere(asked.to) ? (asked.to ?? 1) : template.version;
  const from = isThere(asked.from) ? (asked.from ?? 1) : Math.max(to - 1, 1);
  const texts = await tx
    .select({
      version: templateVersions.version,
      name: templateVersions.name,
      subject: templateVersions.subject,
      body: templateVersions.body,
    })
    .from(templateVersions)
    .where(and(ofTemplate, inArray(templateVersions.version, [from, to])));
  const text = (version: number) => texts.find((each) => each.version === version);
  const [before, after] = [text(from), text(to)];
  return {
    versions: versions.map(({ writtenAt, ...row }) => ({ ...row, writtenAt: writtenAt.toISOString() })),
    from,
    to,
    comparison: before && after && from !== to ? compareVersions(before, after) : null,
  };
}
