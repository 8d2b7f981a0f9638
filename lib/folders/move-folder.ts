import { and, eq } from "drizzle-orm";
import { folders } from "@/db/schema/templates";
import { auditEvent } from "@/lib/audit/events";
import { noEvent } from "@/lib/audit/no-event";
import { invalid } from "@/lib/kernel/refusal";
import { inProject } from "@/lib/usecase/access/project";
import { defineCommand } from "@/lib/usecase/command";
import { deepestFolder } from "./bounds";
import { depthOf, heightOf, isWithin } from "./depth";
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
    const { name, parentId: shownIn } = seenFolder(tree, folderId);
    requirePlace(tree, parentId);
    // Where it is shown, not where it is kept: below a hidden folder it would otherwise move, and say so.
    if (shownIn === parentId) return { value: { name }, event: noEvent("it stands there") };
    if (isWithin(tree.rows, parentId, folderId)) throw invalid({ parentId: "into_itself" });
    if (depthOf(tree.rows, parentId) + heightOf(tree.rows, folderId) > deepestFolder)
      throw invalid({ parentId: "too_deep" }, { facts: { most: deepestFolder } });
    await tx
      .update(folders)
      .set({ parentId })
      .where(and(eq(folders.organisationId, organisation.id), eq(folders.id, folderId)));
    const from = tree.rows.get(folderId)?.parentId ?? null;
    const details = { project: { id: project.id, name: project.name }, folderId, from, to: parentId };
    return { value: { name }, event: auditEvent("folder.moved", folderId, details) };
  },
});
