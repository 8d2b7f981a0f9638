import { z } from "zod";
import { defineEvent } from "./define-event";
import { id, permissions, project } from "./details";

const common = { group: "Projects", report: "The organisation", membership: null } as const;

export const projectEvents = {
  /** `userId` holds the permissions from then on: whoever created it. */
  "project.created": defineEvent({
    ...common,
    details: z.strictObject({ project, userId: id, permissions }),
    sentence: ({ actor }, details) => `${actor} created the project ${details.project.name}`,
    label: "Project created",
  }),
};
