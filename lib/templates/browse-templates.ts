import { and, asc, eq, inArray, isNull, or, sql } from "drizzle-orm";
import { folded, holds } from "@/db/letters";
import { templates } from "@/db/schema/templates";
import { users } from "@/db/schema/users";
import { type ReadTree, readTree, requirePlace } from "@/lib/folders/read-tree";
import type { VisibleFolder } from "@/lib/folders/visible-folders";
import { readCursor } from "@/lib/kernel/cursor";
import { fingerprint } from "@/lib/kernel/fingerprint";
import { fold } from "@/lib/kernel/fold";
import { pageOf } from "@/lib/kernel/page";
import { anyInProject } from "@/lib/usecase/access/project";
import { defineQuery } from "@/lib/usecase/query";
import { folderPeople } from "./folder-people";
import { browseTemplatesInput } from "./input";

export const templatesPerPage = 50;

/** What stands in a folder or at the top, or what a search finds among all that its reader sees. */
export const browseTemplates = defineQuery({
  name: "browse_templates",
  access: anyInProject,
  input: browseTemplatesInput,
  async run(scene) {
    const { tx, organisation, project, actor, input } = scene;
    const { folderId, search } = input;
    const tree = await readTree(scene);
    requirePlace(tree, folderId);
    const here = folderId === null ? isNull(templates.folderId) : eq(templates.folderId, folderId);
    const visible = tree.seen.all.map(({ id }) => id);
    const anywhere =
      visible.length > 0
        ? or(isNull(templates.folderId), inArray(templates.folderId, visible))
        : isNull(templates.folderId);
    const after = readCursor(input.after, "name");
    const rows = await tx
      .select({
        id: templates.id,
        name: templates.name,
        channel: templates.channel,
        folderId: templates.folderId,
        editedAt: templates.editedAt,
        editor: users.name,
        cursorValue: templates.name,
      })
      .from(templates)
      .leftJoin(users, eq(users.id, templates.editedBy))
      .where(
        and(
          eq(templates.organisationId, organisation.id),
          eq(templates.projectId, project.id),
          search ? and(anywhere, holds(folded(templates.name), search)) : here,
          after ? sql`(${templates.name}, ${templates.id}) > (${after.value}, ${after.id})` : undefined,
        ),
      )
      .orderBy(asc(templates.name), asc(templates.id))
      .limit(templatesPerPage + 1);
    const place = ({ cursorValue: value, id }: (typeof rows)[number]) => ({ sort: "name", value, id });
    const { page, next } = pageOf(rows, templatesPerPage, place);
    const found = foldersIn(tree, folderId, search);
    const people = project.hasFolderPermissions
      ? await folderPeople(scene, [...found.map(({ id }) => id), ...(folderId ? [folderId] : [])])
      : null;
    return {
      slug: organisation.slug,
      projectId: project.id,
      folderId,
      name: folderId === null ? null : (tree.seen.find(folderId)?.name ?? null),
      path: pathTo(tree, folderId),
      folders: found.map(({ id, name, parentId }) => ({
        id,
        name,
        parentId,
        templates: tree.rows.get(id)?.templates ?? 0,
        seen: fingerprint({ name }),
        in: search ? placeName(tree, parentId) : null,
        people: people?.get(id) ?? null,
      })),
      templates: page.map(({ cursorValue: _, editedAt, folderId: stands, ...row }) => ({
        ...row,
        folderId: stands,
        editedAt: editedAt.toISOString(),
        in: search ? placeName(tree, stands) : null,
      })),
      next,
      /** How many stand in this very folder, without counting anew. Null at the top, whose templates are not counted. */
      here: folderId === null ? null : (tree.rows.get(folderId)?.templates ?? 0),
      /** Null while everybody in the project sees every folder, and at the top. */
      people: folderId === null ? null : (people?.get(folderId) ?? null),
      isRestricted: project.hasFolderPermissions,
      mayManage: actor.may.has("manage_templates"),
      mayChoosePeople: actor.may.has("manage_service"),
      /** Every place that a thing can be moved to. */
      places: actor.may.has("manage_templates") ? placesOf(tree) : [],
    };
  },
});

export type TemplatesView = Awaited<ReturnType<typeof browseTemplates>>;

export function pathTo({ seen }: ReadTree, folderId: string | null) {
  return folderId === null ? [] : (seen.pathTo(folderId) ?? []).map(({ id, name }) => ({ id, name }));
}

export function placesOf({ seen }: ReadTree) {
  return seen.all.map(({ id, name, depth, parentId }) => ({ id, name, depth, parentId }));
}

const placeName = ({ seen }: ReadTree, folderId: string | null) =>
  folderId === null ? "Templates" : (seen.find(folderId)?.name ?? "");

/** The folders of one place, or those with what is searched for in their names. */
function foldersIn({ seen }: ReadTree, folderId: string | null, search: string | undefined): readonly VisibleFolder[] {
  if (search) return seen.all.filter(({ name }) => fold(name).includes(fold(search)));
  return folderId === null ? seen.top : (seen.find(folderId)?.children ?? []);
}
