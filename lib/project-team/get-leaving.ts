import { named } from "@/lib/kernel/named";
import { anyInProject } from "@/lib/usecase/access/project";
import { nothing } from "@/lib/usecase/input";
import { defineQuery } from "@/lib/usecase/query";
import { findPlace } from "./lock-place";

/** For the page on which somebody leaves the project: what it is called. Whoever is not in its team has nothing to leave. */
export const getLeaving = defineQuery({
  name: "get_leaving",
  access: anyInProject,
  input: nothing,
  async run({ tx, organisation, project, actor }) {
    await findPlace(tx, project.id, actor.userId);
    return { slug: organisation.slug, project: named(project) };
  },
});

export type LeavingView = Awaited<ReturnType<typeof getLeaving>>;
