import { and, eq } from "drizzle-orm";
import { folders } from "@/db/schema/templates";
import { auditEvent } from "@/lib/audit/events";
import { named } from "@/lib/kernel/named";
import { Refusal } from "@/lib/kernel/refusal";
import { inProject } from "@/lib/usecase/access/project";
import { defineCommand } from "@/lib/usecase/command";
import { folderInput } from "./input";
import { lockTree } from "./lock-tree";
import { readTree, seenFolder } from "./read-tree";

/**
 * A folder with nothing in it. Folders in it that whoever deletes it does not see are not counted, or the refusal would tell
 * of them: they move up one step, where their people find them as before.
 */
export const deleteFolder = defineCommand({
  name: "delete_folder",
  access: inProject("manage_templates"),
  input: folderInput,
  async run(scene) {
    const { tx, organisation, project } = scene;
    const { folderId } = scene.input;
    await lockTree(tx, project.id);
    const tree = await readTree(scene);
    const { name, templates, children } = seenFolder(tree, folderId);
    if (templates > 0 || children.length > 0) throw new Refusal("conflict", { reason: "not_empty" });
    const hidden = Array.from(tree.rows.values()).filter(({ parentId }) => parentId === folderId);
    const inOrganisation = eq(folders.organisationId, organisation.id);
    if (hidden.length > 0)
      await tx
        .update(folders)
        .set({ parentId: tree.rows.get(folderId)?.parentId ?? null })
        .where(and(inOrganisation, eq(folders.projectId, project.id), eq(folders.parentId, folderId)));
    await tx.delete(folders).where(and(inOrganisation, eq(folders.id, folderId)));
    const details = { project: named(project), folderId, movedUp: hidden.length };
    return { value: { name }, event: auditEvent("folder.deleted", folderId, details) };
  },
});
