import { anyInProject } from "@/lib/usecase/access/project";
import type { ProjectStanding } from "@/lib/usecase/claims";
import { nothing } from "@/lib/usecase/input";
import { defineQuery } from "@/lib/usecase/query";

/** The project and what is stored in it about whoever asks: read once in a request, for all that asks about it. */
export const getStanding = defineQuery({
  name: "get_standing",
  access: anyInProject,
  input: nothing,
  run: async ({ project, unresolvedCases, actor: { placeId, stored } }): Promise<ProjectStanding> => ({
    project,
    placeId,
    stored,
    unresolvedCases,
  }),
});
