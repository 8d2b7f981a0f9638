import { eq } from "drizzle-orm";
import { projects } from "@/db/schema/projects";
import { auditEvent } from "@/lib/audit/events";
import { noEvent } from "@/lib/audit/no-event";
import { refuseChanged } from "@/lib/kernel/fingerprint";
import { inProject } from "@/lib/usecase/access/project";
import { defineCommand } from "@/lib/usecase/command";
import { setEmailSignInInput } from "./input";
import { emailSignInOf, inLogAs } from "./settings-of";

/**
 * Whether the project's people may choose to sign in by email link (product.md 3.3). Whoever does keeps doing so when it
 * is switched off: how they sign in belongs to them and may be all that they have. Nobody can choose it from then on who
 * has no other project with it on.
 */
export const setEmailSignIn = defineCommand({
  name: "set_email_sign_in",
  access: inProject("manage_service"),
  locks: "team",
  input: setEmailSignInInput,
  async run({ tx, project, input: { isOn, seen } }) {
    if (isOn === project.hasEmailSignIn) return { value: null, event: noEvent("it is so already") };
    refuseChanged(seen, emailSignInOf(project));
    await tx.update(projects).set({ hasEmailSignIn: isOn }).where(eq(projects.id, project.id));
    return {
      value: null,
      event: auditEvent("project.email_sign_in_set", project.id, { project: inLogAs(project), isOn }),
    };
  },
});
