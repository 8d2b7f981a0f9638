import { and, eq } from "drizzle-orm";
import { folders } from "@/db/schema/templates";
import { auditEvent } from "@/lib/audit/events";
import { noEvent } from "@/lib/audit/no-event";
import { named } from "@/lib/kernel/named";
import { invalid } from "@/lib/kernel/refusal";
import { inProject } from "@/lib/usecase/access/project";
import { defineCommand } from "@/lib/usecase/command";
import { deepestFolder } from "./bounds";
import { heightOf } from "./depth";
import { moveFolderInput } from "./input";
import { lockTree } from "./lock-tree";
import { readTree, requirePlace, seenFolder } from "./read-tree";

/** With all that is in it, also what whoever moves it does not see. Who sees it stays as it is. */
export const moveFolder = defineCommand({
  name: "move_folder",
  access: inProject("manage_templates"),
  input: moveFolderInput,
  async run(scene) {
    const { tx, organisation, project } = scene;
    const { folderId, parentId } = scene.input;
    await lockTree(tx, project.id);
    const tree = await readTree(scene);
    const folder = seenFolder(tree, folderId);
    const { name } = folder;
    const path = requirePlace(tree, parentId);
    // Where it is shown, not where it is kept: below a hidden folder it would otherwise move, and say so.
    if (folder.parentId === parentId) return { value: { name }, event: noEvent("it stands there") };
    if (path.some(({ id }) => id === folderId)) throw invalid({ parentId: "into_itself" });
    // Up it may always move: for whoever sees what others do not, a tree can stand deeper already.
    if (path.length >= folder.depth && path.length + heightOf(folder) > deepestFolder)
      throw invalid({ parentId: "too_deep" }, { facts: { most: deepestFolder } });
    await tx
      .update(folders)
      .set({ parentId })
      .where(and(eq(folders.organisationId, organisation.id), eq(folders.id, folderId)));
    const from = tree.rows.get(folderId)?.parentId ?? null;
    const details = { project: named(project), folderId, from, to: parentId };
    return { value: { name }, event: auditEvent("folder.moved", folderId, details) };
  },
});
