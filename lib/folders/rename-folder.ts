import { and, eq } from "drizzle-orm";
import { folders } from "@/db/schema/templates";
import { auditEvent } from "@/lib/audit/events";
import { noEvent } from "@/lib/audit/no-event";
import { refuseChanged } from "@/lib/kernel/fingerprint";
import { named } from "@/lib/kernel/named";
import { inProject } from "@/lib/usecase/access/project";
import { defineCommand } from "@/lib/usecase/command";
import { renameFolderInput } from "./input";
import { lockTree } from "./lock-tree";
import { readTree, seenFolder } from "./read-tree";

/** Names may repeat: one that is refused would tell of a hidden folder. */
export const renameFolder = defineCommand({
  name: "rename_folder",
  access: inProject("manage_templates"),
  input: renameFolderInput,
  async run(scene) {
    const { tx, organisation, project } = scene;
    const { folderId, seen, name } = scene.input;
    await lockTree(tx, project.id);
    const folder = seenFolder(await readTree(scene), folderId);
    if (folder.name === name) return { value: { name }, event: noEvent("it has this name") };
    refuseChanged(seen, { name: folder.name });
    await tx
      .update(folders)
      .set({ name })
      .where(and(eq(folders.organisationId, organisation.id), eq(folders.id, folderId)));
    const details = { project: named(project), folderId };
    return { value: { name }, event: auditEvent("folder.renamed", folderId, details) };
  },
});
