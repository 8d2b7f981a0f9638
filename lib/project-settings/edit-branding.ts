import { eq } from "drizzle-orm";
import { projects } from "@/db/schema/projects";
import { auditEvent } from "@/lib/audit/events";
import { noEvent } from "@/lib/audit/no-event";
import { refuseChanged } from "@/lib/kernel/fingerprint";
import { inProject } from "@/lib/usecase/access/project";
import { defineCommand } from "@/lib/usecase/command";
import { editBrandingInput } from "./input";
import { brandingOf, inLogAs } from "./settings-of";

/** The name that the people who get messages read; the logo is a file of its own (`set-logo.ts`). */
export const editBranding = defineCommand({
  name: "edit_branding",
  access: inProject("manage_service"),
  locks: "team",
  input: editBrandingInput,
  async run({ tx, project, input: { brandName, seen } }) {
    const before = project.brandName;
    if (brandName === before) return { value: null, event: noEvent("the name is the one that it has") };
    refuseChanged(seen, brandingOf(project));
    await tx.update(projects).set({ brandName }).where(eq(projects.id, project.id));
    return {
      value: null,
      event: auditEvent("project.branding_changed", project.id, {
        project: inLogAs(project),
        before,
        after: brandName,
      }),
    };
  },
});
