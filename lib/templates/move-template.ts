import { and, eq } from "drizzle-orm";
import { templates } from "@/db/schema/templates";
import { auditEvent } from "@/lib/audit/events";
import { noEvent } from "@/lib/audit/no-event";
import { lockTree } from "@/lib/folders/lock-tree";
import { readTree, requirePlace } from "@/lib/folders/read-tree";
import { named } from "@/lib/kernel/named";
import { inProject } from "@/lib/usecase/access/project";
import { defineCommand } from "@/lib/usecase/command";
import { findTemplate } from "./find-template";
import { moveTemplateInput } from "./input";

/** From then on those see it who see its new folder; at the top, everybody in the project. */
export const moveTemplate = defineCommand({
  name: "move_template",
  access: inProject("manage_templates"),
  input: moveTemplateInput,
  async run(scene) {
    const { tx, organisation, project } = scene;
    const { templateId, folderId } = scene.input;
    await lockTree(tx, project.id);
    const tree = await readTree(scene);
    const { name, folderId: from } = await findTemplate(scene, tree, templateId);
    requirePlace(tree, folderId);
    if (from === folderId) return { value: { name }, event: noEvent("it stands there") };
    await tx
      .update(templates)
      .set({ folderId })
      .where(and(eq(templates.organisationId, organisation.id), eq(templates.id, templateId)));
    const details = { project: named(project), templateId, from, to: folderId };
    return { value: { name }, event: auditEvent("template.moved", templateId, details) };
  },
});
