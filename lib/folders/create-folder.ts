import { and, asc, eq, isNull } from "drizzle-orm";
import { projectMembers } from "@/db/schema/projects";
import { folderMembers, folders } from "@/db/schema/templates";
import { auditEvent } from "@/lib/audit/events";
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
    const ofProject = { organisationId: organisation.id, projectId: project.id };
    await tx.insert(folders).values({ ...ofProject, id, parentId, name });
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
    if (people.length > 0)
      await tx.insert(folderMembers).values(
        people.map((person) => ({
          ...ofProject,
          id: ctx.ids.create("flm"),
          folderId: id,
          projectMemberId: person.id,
        })),
      );
    const details = { project: { id: project.id, name: project.name }, folderId: id, parentId };
    return { value: { id, name }, event: auditEvent("folder.created", id, details) };
  },
});
