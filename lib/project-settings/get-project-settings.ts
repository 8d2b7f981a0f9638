import { asc, desc, eq, sql } from "drizzle-orm";
import { projectLogos, projectSenders } from "@/db/schema/projects";
import { fingerprint } from "@/lib/kernel/fingerprint";
import { inProject } from "@/lib/usecase/access/project";
import { nothing } from "@/lib/usecase/input";
import { defineQuery } from "@/lib/usecase/query";
import { brandingOf, emailSignInOf, folderPermissionsOf } from "./settings-of";
import { whoSignsInByEmail } from "./who-signs-in-by-email";

/** What the settings page of a project shows and lets change. */
export const getProjectSettings = defineQuery({
  name: "get_project_settings",
  access: inProject("manage_service"),
  input: nothing,
  async run({ tx, organisation, project }) {
    const senders = await tx
      .select({
        id: projectSenders.id,
        kind: projectSenders.kind,
        value: projectSenders.value,
        isDefault: projectSenders.isDefault,
      })
      .from(projectSenders)
      .where(eq(projectSenders.projectId, project.id))
      .orderBy(desc(projectSenders.isDefault), asc(sql`lower(${projectSenders.value})`));
    const [logo] = await tx
      .select({ setAt: projectLogos.createdAt })
      .from(projectLogos)
      .where(eq(projectLogos.projectId, project.id));
    const { brandName, hasEmailSignIn, hasFolderPermissions } = project;
    return {
      slug: organisation.slug,
      id: project.id,
      name: project.name,
      branding: {
        brandName,
        seen: fingerprint(brandingOf(project)),
        /** Changes with the picture, so that no browser shows the one before. */
        logo: logo ? String(logo.setAt.getTime()) : null,
      },
      emailSignIn: {
        isOn: hasEmailSignIn,
        seen: fingerprint(emailSignInOf(project)),
        hit: hasEmailSignIn ? await whoSignsInByEmail(tx, project.id) : null,
      },
      folderPermissions: { isOn: hasFolderPermissions, seen: fingerprint(folderPermissionsOf(project)) },
      senders: {
        email: senders.filter(({ kind }) => kind === "email"),
        text: senders.filter(({ kind }) => kind === "text"),
      },
    };
  },
});

export type ProjectSettingsView = Awaited<ReturnType<typeof getProjectSettings>>;
