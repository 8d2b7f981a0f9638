import { auditEvent } from "@/lib/audit/events";
import { lockTree } from "@/lib/folders/lock-tree";
import { readTree } from "@/lib/folders/read-tree";
import { named } from "@/lib/kernel/named";
import { invalid, Refusal } from "@/lib/kernel/refusal";
import { inProject } from "@/lib/usecase/access/project";
import { projectScene } from "@/lib/usecase/access/project-scene";
import { defineCommand } from "@/lib/usecase/command";
import { contentOf, findTemplate } from "./find-template";
import { copyTemplateInput } from "./input";
import { insertTemplate } from "./insert-template";

/** Its present text, to the top of another project in which the person may write templates too. Versions stay behind. */
export const copyTemplate = defineCommand({
  name: "copy_template",
  access: inProject("manage_templates"),
  input: copyTemplateInput,
  async run(scene) {
    const { tx, project } = scene;
    const { templateId, targetId } = scene.input;
    if (targetId === project.id) throw invalid({ targetId: "same_project" });
    const target = { ...(await projectScene(scene, { projectId: targetId }, true)), ctx: scene.ctx };
    if (!target.actor.may.has("manage_templates"))
      throw new Refusal("forbidden", { reason: "lacks_in_target", facts: { permission: "manage_templates" } });
    await lockTree(tx, project.id, targetId);
    const { channel, ...template } = await findTemplate(scene, await readTree(scene), templateId);
    const id = await insertTemplate(target, { folderId: null, channel, ...contentOf(template) });
    const details = {
      project: { id: targetId, name: target.project.name },
      templateId: id,
      channel,
      from: { project: named(project), templateId },
    };
    const value = { id, name: template.name, projectId: targetId, projectName: target.project.name };
    return { value, event: auditEvent("template.copied", id, details) };
  },
});
