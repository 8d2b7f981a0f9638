import { z } from "zod";
import { labelsOfProject } from "@/lib/permissions/project-labels";
import { defineEvent } from "./define-event";
import { id, permissions, project } from "./details";
import { count, withPermissions } from "./words";

const common = { group: "Projects", membership: null } as const;

export const projectTeamEvents = {
  "project_invitation.sent": defineEvent({
    ...common,
    details: z.strictObject({ project, permissions, expiresAt: z.iso.datetime() }),
    sentence: ({ actor, target }, details) =>
      `${actor} invited ${target} into the project ${details.project.name}${withPermissions(details.permissions)}`,
    label: "Invitation into a project sent",
    report: "Invitations",
  }),
  "project_invitation.cancelled": defineEvent({
    ...common,
    details: z.strictObject({ project }),
    sentence: ({ actor, target }, details) =>
      `${actor} cancelled the invitation of ${target} into the project ${details.project.name}`,
    label: "Invitation into a project cancelled",
    report: "Invitations",
  }),
  /** `invitedBy` may no longer give anything in the project (IN-07). */
  "project_invitation.not_granted": defineEvent({
    ...common,
    details: z.strictObject({ project, invitedBy: id }),
    sentence: ({ actor }, details) =>
      `${actor} was not let into the project ${details.project.name}: whoever invited them may no longer do so`,
    label: "Project not given at accepting",
    report: "Invitations",
  }),
  "project_member.joined": defineEvent({
    ...common,
    details: z.strictObject({ project, userId: id, permissions, folders: z.number().int(), invitedBy: id }),
    sentence: ({ actor }, details) =>
      `${actor} joined the project ${details.project.name}${withPermissions(details.permissions)}`,
    label: "Project joined",
    report: "Members and roles",
  }),
  /** Somebody whose role reaches every project put themselves into its team. */
  "project_member.joined_by_role": defineEvent({
    ...common,
    details: z.strictObject({ project, userId: id, permissions, change: id }),
    sentence: ({ actor }, details) =>
      `${actor} joined the team of the project ${details.project.name} by their role${withPermissions(details.permissions)}`,
    label: "Project joined by role",
    report: "Members and roles",
  }),
  /** Held permissions before and after, what is stored of them, and the folders that the person was given. */
  "project_member.edited": defineEvent({
    ...common,
    details: z.strictObject({
      project,
      userId: id,
      before: permissions,
      after: permissions,
      stored: z.strictObject({ before: permissions, after: permissions }),
      folders: z.strictObject({ before: z.array(id), after: z.array(id) }),
      change: id,
    }),
    sentence: ({ actor, target }, { project: { name }, before, after, folders }) =>
      `${actor} changed what ${target} may do in the project ${name}${difference(before, after)}${
        folders.before.join() === folders.after.join()
          ? ""
          : `; folders: ${folders.before.length} before, ${folders.after.length} now`
      }`,
    label: "Permissions in a project changed",
    report: "Members and roles",
  }),
  "project_member.removed": defineEvent({
    ...common,
    details: z.strictObject({ project, userId: id, permissions, removal: id }),
    sentence: ({ actor, target }, details) => `${actor} removed ${target} from the project ${details.project.name}`,
    label: "Removed from a project",
    report: "Members and roles",
  }),
  "project_member.left": defineEvent({
    ...common,
    details: z.strictObject({ project, userId: id, permissions }),
    sentence: ({ actor }, details) => `${actor} left the project ${details.project.name}`,
    label: "Project left",
    report: "Members and roles",
  }),
  "project_team.exported": defineEvent({
    ...common,
    details: z.strictObject({ project, count: z.number().int() }),
    sentence: ({ actor }, details) =>
      `${actor} downloaded the list of ${count(details.count, "person", "people")} in the project ${details.project.name}`,
    label: "Project team downloaded",
    report: null,
  }),
};

function difference(before: readonly string[], after: readonly string[]): string {
  const [gained, lost] = [after.filter((key) => !before.includes(key)), before.filter((key) => !after.includes(key))];
  const said = [
    ...labelsOfProject(gained).map((label) => `“${label}” added`),
    ...labelsOfProject(lost).map((label) => `“${label}” taken away`),
  ];
  return said.length === 0 ? "" : `: ${said.join(", ")}`;
}
