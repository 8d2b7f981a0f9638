import { sql } from "drizzle-orm";
import { projectLogos } from "@/db/schema/projects";
import { auditEvent } from "@/lib/audit/events";
import { invalid } from "@/lib/kernel/refusal";
import { readLogo } from "@/lib/projects/read-logo";
import { inProject } from "@/lib/usecase/access/project";
import { defineCommand } from "@/lib/usecase/command";
import { setLogoInput } from "./input";
import { inLogAs } from "./settings-of";

/** Takes the place of the logo that is there. What is kept is our own drawing of what was sent (`read-logo.ts`). */
export const setLogo = defineCommand({
  name: "set_logo",
  access: inProject("manage_service"),
  locks: "team",
  input: setLogoInput,
  async prepare({ input }) {
    const logo = await readLogo(Buffer.from(input.picture, "base64"));
    if (typeof logo === "string") throw invalid({ picture: logo });
    return logo;
  },
  async run({ tx, ctx, organisation, project, prepared: { png } }) {
    const [row] = await tx
      .insert(projectLogos)
      .values({ id: ctx.ids.create("prl"), organisationId: organisation.id, projectId: project.id, image: png })
      .onConflictDoUpdate({ target: projectLogos.projectId, set: { image: png, createdAt: sql`now()` } })
      .returning({ isNew: sql<boolean>`xmax = 0` });
    return {
      value: null,
      event: auditEvent("project.logo_set", project.id, { project: inLogAs(project), replaced: !row?.isNew }),
    };
  },
});
