import { z } from "zod";
import { defineEvent } from "./define-event";
import { id, permissions, project } from "./details";
import { longDay } from "./words";

const common = { group: "Projects", report: "The organisation", membership: null } as const;

const key = z.strictObject({ id, name: z.string() });

export const apiIntegrationEvents = {
  "project.key_created": defineEvent({
    ...common,
    details: z.strictObject({
      project,
      key,
      scopes: permissions,
      expiresAt: z.iso.datetime(),
    }),
    sentence: ({ actor }, { project, key, expiresAt }) =>
      `${actor} created the API key ${key.name} of the project ${project.name}, valid until ${longDay(expiresAt.slice(0, 10))}`,
    label: "Project key created",
  }),
  "project.key_revoked": defineEvent({
    ...common,
    details: z.strictObject({ project, key }),
    sentence: ({ actor }, { project, key }) =>
      `${actor} revoked the API key ${key.name} of the project ${project.name}`,
    label: "Project key revoked",
  }),
};
