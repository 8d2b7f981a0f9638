import { and, eq, sql } from "drizzle-orm";
import { projectKeys } from "@/db/schema/api-integration";
import { auditEvent } from "@/lib/audit/events";
import { Refusal } from "@/lib/kernel/refusal";
import { inLogAs } from "@/lib/project-settings/settings-of";
import { hashToken } from "@/lib/secrets/derive-token";
import { inProject } from "@/lib/usecase/access/project";
import { defineCommand } from "@/lib/usecase/command";
import { createProjectKeyInput } from "./input";
import { keyFormat } from "./key-format";
import { isLive } from "./live-keys";

const most = 20;

/** A key for programs of the project, whoever is in its team later: never without an end, shown once. */
export const createProjectKey = defineCommand({
  name: "create_project_key",
  access: inProject("manage_api_keys"),
  // Under the organisation's lock two requests cannot both find room for the twentieth.
  locks: "team",
  // It opens what a token opens (SU-01).
  proof: "fresh",
  input: createProjectKeyInput,
  async run({ tx, ctx, organisation, project, actor, input }) {
    const { name, days, scopes } = input;
    const live = await tx.$count(projectKeys, and(eq(projectKeys.projectId, project.id), isLive));
    if (live >= most) throw new Refusal("conflict", { reason: "too_many_keys", facts: { most } });
    const [id, key] = [ctx.ids.create("pky"), keyFormat.create()];
    const [row] = await tx
      .insert(projectKeys)
      .values({
        id,
        organisationId: organisation.id,
        projectId: project.id,
        name,
        keyHash: hashToken(key),
        prefix: keyFormat.prefix,
        lastFour: key.slice(-4),
        scopes,
        createdBy: actor.userId,
        expiresAt: sql`now() + ${days} * interval '24 hours'`,
      })
      .returning({ expiresAt: projectKeys.expiresAt });
    if (!row) throw new Error("no key");
    const expiresAt = row.expiresAt.toISOString();
    return {
      // The only moment in which it is known in clear (AP-01).
      value: { name, key, projectName: project.name, expiresAt },
      event: auditEvent("project.key_created", project.id, {
        project: inLogAs(project),
        key: { id, name },
        scopes,
        expiresAt,
      }),
    };
  },
});
