import { eq } from "drizzle-orm";
import { projectLogos } from "@/db/schema/projects";
import { Refusal } from "@/lib/kernel/refusal";
import { anyInProject } from "@/lib/usecase/access/project";
import { nothing } from "@/lib/usecase/input";
import { defineQuery } from "@/lib/usecase/query";

/** The picture itself, for whoever may open the project. */
export const getLogo = defineQuery({
  name: "get_logo",
  access: anyInProject,
  input: nothing,
  async run({ tx, project }) {
    const [logo] = await tx
      .select({ png: projectLogos.image })
      .from(projectLogos)
      .where(eq(projectLogos.projectId, project.id));
    if (!logo) throw new Refusal("not_found");
    return logo;
  },
});
