import { and, eq, isNull } from "drizzle-orm";
import { organisations } from "@/db/schema/organisations";
import { projects } from "@/db/schema/projects";
import { Refusal } from "@/lib/kernel/refusal";
import { self } from "@/lib/usecase/access/self";
import { defineQuery } from "@/lib/usecase/query";
import { projectInput } from "./input";

/** In which of one's own organisations a project is, for addresses that name it alone. Whether one may open it is asked there. */
export const findProject = defineQuery({
  name: "find_project",
  access: self,
  input: projectInput,
  async run({ tx, input: { projectId } }) {
    const [found] = await tx
      .select({ slug: organisations.slug })
      .from(projects)
      .innerJoin(organisations, and(eq(organisations.id, projects.organisationId), isNull(organisations.deletedAt)))
      .where(and(eq(projects.id, projectId), isNull(projects.deletedAt)));
    if (!found) throw new Refusal("not_found");
    return found;
  },
});
