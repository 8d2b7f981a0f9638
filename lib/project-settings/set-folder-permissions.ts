import { eq } from "drizzle-orm";
import { projects } from "@/db/schema/projects";
import { auditEvent } from "@/lib/audit/events";
import { noEvent } from "@/lib/audit/no-event";
import { refuseChanged } from "@/lib/kernel/fingerprint";
import { inProject } from "@/lib/usecase/access/project";
import { defineCommand } from "@/lib/usecase/command";
import { setFolderPermissionsInput } from "./input";
import { folderPermissionsOf, inLogAs } from "./settings-of";

/** Whether members see only the folders that they were given. Who was given which stays as it is either way (product.md 6.7). */
export const setFolderPermissions = defineCommand({
  name: "set_folder_permissions",
  access: inProject("manage_service"),
  locks: "team",
  input: setFolderPermissionsInput,
  async run({ tx, project, input: { isOn, seen } }) {
    if (isOn === project.hasFolderPermissions) return { value: null, event: noEvent("it is so already") };
    refuseChanged(seen, folderPermissionsOf(project));
    await tx.update(projects).set({ hasFolderPermissions: isOn }).where(eq(projects.id, project.id));
    return {
      value: null,
      event: auditEvent("project.folder_permissions_set", project.id, { project: inLogAs(project), isOn }),
    };
  },
});
