import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { projectMembers } from "@/db/schema/projects";
import { folderMembers, folders } from "@/db/schema/templates";
import { auditEvent } from "@/lib/audit/events";
import { named } from "@/lib/kernel/named";
import { Refusal } from "@/lib/kernel/refusal";
import { inProject } from "@/lib/usecase/access/project";
import { defineCommand } from "@/lib/usecase/command";
import { deepestFolder, mostFolders } from "./bounds";
import { createFolderInput } from "./input";
import { lockTree } from "./lock-tree";
import { readTree, requirePlace } from "./read-tree";

/** At the top it is for everybody in the project, in another folder for those who see that one (product.md 6.7). */
export const createFolder = defineCommand({
  name: "create_folder",
  access: inProject("manage_templates"),
  input: createFolderInput,
  async run(scene) {
    const { tx, ctx, organisation, project } = scene;
    const { parentId, name } = scene.input;
    await lockTree(tx, project.id);
    const tree = await readTree(scene);
    const path = requirePlace(tree, parentId);
    if (tree.rows.size >= mostFolders)
      throw new Refusal("conflict", { reason: "too_many_folders", facts: { most: mostFolders } });
    if (path.length >= deepestFolder)
      throw new Refusal("conflict", { reason: "too_deep", facts: { most: deepestFolder } });
    const id = ctx.ids.create("fld");
    await tx.insert(folders).values({ id, organisationId: organisation.id, projectId: project.id, parentId, name });
    const isOfParent = and(
      eq(folderMembers.projectMemberId, projectMembers.id),
      eq(folderMembers.folderId, parentId ?? ""),
    );
    // Held, so that nobody of them leaves the project between being read and being written.
    const people = await tx
      .select({ id: projectMembers.id })
      .from(projectMembers)
      .leftJoin(folderMembers, isOfParent)
      .where(
        and(
          eq(projectMembers.organisationId, organisation.id),
          eq(projectMembers.projectId, project.id),
          parentId === null ? isNull(folderMembers.id) : eq(folderMembers.folderId, parentId),
        ),
      )
      .orderBy(asc(projectMembers.id))
      .for("key share", { of: projectMembers });
    // As two lists, not as rows: a statement takes 65,535 parameters, which are fewer people than a project may have.
    const [ids, places] = [people.map(() => ctx.ids.create("flm")), people.map((person) => person.id)];
    await tx.execute(sql`
      insert into ${folderMembers} (id, organisation_id, project_id, folder_id, project_member_id)
      select given.id, ${organisation.id}, ${project.id}, ${id}, given.place
      from unnest(${sql.param(ids)}::text[], ${sql.param(places)}::text[]) as given (id, place)`);
    const details = { project: named(project), folderId: id, parentId };
    return { value: { id, name }, event: auditEvent("folder.created", id, details) };
  },
});
