import { inTeam } from "@/lib/usecase/access/member";
import { nothing } from "@/lib/usecase/input";
import { defineQuery } from "@/lib/usecase/query";

/** For the page that creates one: whether whoever asks may. */
export const getNewProject = defineQuery({
  name: "get_new_project",
  access: inTeam("project:create"),
  input: nothing,
  run: async ({ organisation: { slug } }) => ({ slug }),
});
