import { named } from "@/lib/kernel/named";
import { anyInProject } from "@/lib/usecase/access/project";
import { nothing } from "@/lib/usecase/input";
import { defineQuery } from "@/lib/usecase/query";
import { countManagers, findPlace } from "./lock-place";
import { floorOf, isManager } from "./rules";

/** For the page on which somebody leaves the project: what it is called, and why it cannot let them go. Whoever is not in its team has nothing to leave. */
export const getLeaving = defineQuery({
  name: "get_leaving",
  access: anyInProject,
  input: nothing,
  async run({ tx, organisation, project, actor }) {
    const { stored } = await findPlace(tx, project.id, actor.userId);
    const keeps = isManager(stored) ? floorOf(project, await countManagers(tx, project.id)) : null;
    return { slug: organisation.slug, project: named(project), keeps };
  },
});

export type LeavingView = Awaited<ReturnType<typeof getLeaving>>;
