import { readTree } from "@/lib/folders/read-tree";
import { fingerprint } from "@/lib/kernel/fingerprint";
import { inProject } from "@/lib/usecase/access/project";
import { defineQuery } from "@/lib/usecase/query";
import { pathTo } from "./browse-templates";
import { contentOf, findTemplate } from "./find-template";
import { templateInput } from "./input";

/** What a template says, for whoever is about to change it. */
export const getTemplateToEdit = defineQuery({
  name: "get_template_to_edit",
  access: inProject("manage_templates"),
  input: templateInput,
  async run(scene) {
    const tree = await readTree(scene);
    const found = await findTemplate(scene, tree, scene.input.templateId);
    return {
      template: { channel: found.channel, ...contentOf(found) },
      seen: fingerprint(contentOf(found)),
      path: pathTo(tree, found.folderId),
      sender: scene.project.name,
    };
  },
});
