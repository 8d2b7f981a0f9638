import { and, eq } from "drizzle-orm";
import { projectKeys } from "@/db/schema/api-integration";
import { Refusal } from "@/lib/kernel/refusal";
import { inProject } from "@/lib/usecase/access/project";
import { defineQuery } from "@/lib/usecase/query";
import { projectKeyInput } from "./input";
import { isLive } from "./live-keys";

/** What the page says that asks before a key is revoked. One that has ended is not there to be revoked. */
export const getProjectKey = defineQuery({
  name: "get_project_key",
  access: inProject("manage_api_keys"),
  input: projectKeyInput,
  async run({ tx, project, input }) {
    const [row] = await tx
      .select({
        id: projectKeys.id,
        name: projectKeys.name,
        prefix: projectKeys.prefix,
        lastFour: projectKeys.lastFour,
        lastUsedAt: projectKeys.lastUsedAt,
      })
      .from(projectKeys)
      .where(and(eq(projectKeys.projectId, project.id), eq(projectKeys.id, input.keyId), isLive));
    if (!row) throw new Refusal("not_found");
    return { ...row, projectName: project.name, lastUsedAt: row.lastUsedAt?.toISOString() ?? null };
  },
});
