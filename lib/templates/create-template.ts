import { auditEvent } from "@/lib/audit/events";
import { lockTree } from "@/lib/folders/lock-tree";
import { readTree, requirePlace } from "@/lib/folders/read-tree";
import { named } from "@/lib/kernel/named";
import { inProject } from "@/lib/usecase/access/project";
import { defineCommand } from "@/lib/usecase/command";
import { createTemplateInput } from "./input";
import { insertTemplate } from "./insert-template";
import { subjectFor } from "./rules";

/** A message with gaps, in a folder or at the top. Names may repeat: one that is refused would tell of a hidden template. */
export const createTemplate = defineCommand({
  name: "create_template",
  access: inProject("manage_templates"),
  input: createTemplateInput,
  async run(scene) {
    const { tx, project, input } = scene;
    const { folderId, channel } = input;
    const subject = subjectFor(channel, input.subject);
    await lockTree(tx, project.id);
    requirePlace(await readTree(scene), folderId);
    const id = await insertTemplate(scene, { ...input, subject });
    const details = { project: named(project), templateId: id, folderId, channel };
    return { value: { id, name: input.name }, event: auditEvent("template.created", id, details) };
  },
});
