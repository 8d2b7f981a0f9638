import { z } from "zod";
import { defineEvent } from "./define-event";
import { id, permissions, project } from "./details";
import { count } from "./words";

const common = { group: "Projects", report: "The organisation", membership: null } as const;

export const projectEvents = {
  /** `userId` holds the permissions from then on: whoever created it. */
  "project.created": defineEvent({
    ...common,
    details: z.strictObject({ project, userId: id, permissions }),
    sentence: ({ actor }, details) => `${actor} created the project ${details.project.name}`,
    label: "Project created",
  }),
  "project.renamed": defineEvent({
    ...common,
    details: z.strictObject({ projectId: id, before: z.string(), after: z.string() }),
    sentence: ({ actor }, { before, after }) => `${actor} renamed the project ${before} to ${after}`,
    label: "Project renamed",
  }),
  /** `members`: how many people were in its team. */
  "project.deleted": defineEvent({
    ...common,
    details: z.strictObject({ project, members: z.number().int() }),
    sentence: ({ actor }, { project: { name }, members }) =>
      `${actor} deleted the project ${name} with ${count(members, "person", "people")} in its team`,
    label: "Project deleted",
  }),
  "project.restored": defineEvent({
    ...common,
    details: z.strictObject({ project }),
    sentence: ({ actor }, { project: { name } }) => `${actor} restored the project ${name}`,
    label: "Project restored",
  }),
  "project.purged": defineEvent({
    ...common,
    details: z.strictObject({ project }),
    sentence: (_, { project: { name } }) => `The project ${name} was purged, thirty days after it was deleted`,
    label: "Project purged",
  }),
};
