import { readTree, requirePlace } from "@/lib/folders/read-tree";
import { inProject } from "@/lib/usecase/access/project";
import { defineQuery } from "@/lib/usecase/query";
import { pathTo } from "./browse-templates";
import { placeInput } from "./input";

/** For the page that creates one: where it will stand. */
export const getNewTemplate = defineQuery({
  name: "get_new_template",
  access: inProject("manage_templates"),
  input: placeInput,
  async run(scene) {
    const { organisation, project, input } = scene;
    const tree = await readTree(scene);
    requirePlace(tree, input.folderId);
    return { slug: organisation.slug, projectId: project.id, ...input, path: pathTo(tree, input.folderId) };
  },
});
