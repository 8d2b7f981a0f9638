import { can } from "@/lib/permissions/can";
import { inProjectByRole } from "@/lib/usecase/access/project";
import { nothing } from "@/lib/usecase/input";
import { defineQuery } from "@/lib/usecase/query";

/** For the page on which a case is opened. */
export const getNewCase = defineQuery({
  name: "get_new_case",
  access: inProjectByRole("service_case:create"),
  input: nothing,
  run: async ({ project, actor }) => ({
    projectName: project.name,
    mayHaveIt: can(actor.permissions, "service_case:resolve"),
  }),
});
