import { inProject } from "@/lib/usecase/access/project";
import { nothing } from "@/lib/usecase/input";
import { defineQuery } from "@/lib/usecase/query";
import { listKeys } from "./list-keys";

/** What the API integration page of a project shows. */
export const getApiIntegration = defineQuery({
  name: "get_api_integration",
  access: inProject("manage_api_keys"),
  input: nothing,
  async run({ tx, ctx, project }) {
    return {
      id: project.id,
      name: project.name,
      baseUrl: `${ctx.appUrl}/api/v1`,
      keys: await listKeys(tx, project.id),
    };
  },
});

export type ApiIntegrationView = Awaited<ReturnType<typeof getApiIntegration>>;
