import { and, eq } from "drizzle-orm";
import { templates } from "@/db/schema/templates";
import { auditEvent } from "@/lib/audit/events";
import { lockTree } from "@/lib/folders/lock-tree";
import { readTree } from "@/lib/folders/read-tree";
import { named } from "@/lib/kernel/named";
import { inProject } from "@/lib/usecase/access/project";
import { defineCommand } from "@/lib/usecase/command";
import { findTemplate } from "./find-template";
import { templateInput } from "./input";

/** With all its versions; there is no way back. */
export const deleteTemplate = defineCommand({
  name: "delete_template",
  access: inProject("manage_templates"),
  input: templateInput,
  async run(scene) {
    const { tx, organisation, project } = scene;
    const { templateId } = scene.input;
    await lockTree(tx, project.id);
    const { name, channel, version, folderId } = await findTemplate(scene, await readTree(scene), templateId);
    await tx.delete(templates).where(and(eq(templates.organisationId, organisation.id), eq(templates.id, templateId)));
    const details = { project: named(project), templateId, channel, versions: version };
    return { value: { name, folderId }, event: auditEvent("template.deleted", templateId, details) };
  },
});
