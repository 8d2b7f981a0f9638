import { z } from "zod";
import { isProjectPermission, projectPermission } from "@/lib/permissions/project-table";
import { permissions } from "@/lib/permissions/table";
import { defineEvent } from "./define-event";
import { project } from "./details";

export const accessEvents = {
  /** `because`: the permission that is missing, or the rule that said no. `project`: where it was asked, if in one. */
  "access.denied": defineEvent({
    details: z.strictObject({ asked: z.string(), because: z.string(), project: project.optional() }),
    sentence: ({ actor }, { asked, because, project: place }) =>
      `${actor} was refused “${asked.replaceAll("_", " ")}”${place ? ` in the project ${place.name}` : ""}, ${whyDenied(because)}`,
    label: "Refused for want of permission",
    group: "Downloads and refusals",
    report: null,
    membership: null,
  }),
};

/** A permission that the table no longer has is spoken of as a rule: the log is older than the table. */
function whyDenied(because: string): string {
  const permission = permissions.find(({ key }) => key === because);
  if (isProjectPermission(because))
    return `which needs the permission “${projectPermission(because).label}” in the project`;
  return permission ? `which needs the permission “${permission.label}”` : "which is beyond their role";
}
