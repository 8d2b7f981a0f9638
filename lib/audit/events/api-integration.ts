import { z } from "zod";
import { defineEvent } from "./define-event";
import { id, permissions, project } from "./details";
import { count, longDay } from "./words";

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
  /** How many, not who. */
  "project.guest_list_set": defineEvent({
    ...common,
    details: z.strictObject({ project, emails: z.number().int(), mobiles: z.number().int() }),
    sentence: ({ actor }, { project, emails, mobiles }) =>
      emails + mobiles === 0
        ? `${actor} emptied the guest list of the project ${project.name}`
        : `${actor} set the guest list of the project ${project.name} to ${count(emails, "email address", "email addresses")} and ${count(mobiles, "mobile number", "mobile numbers")}`,
    label: "Project guest list set",
  }),
  /** Hosts: what stands behind them in an address may be secret. */
  "project.callback_set": defineEvent({
    ...common,
    details: z.strictObject({ project, host: z.string(), before: z.string().nullable() }),
    sentence: ({ actor }, { project, host }) =>
      `${actor} set the callback of the project ${project.name} to an address at ${host}`,
    label: "Project callback set",
  }),
  "project.callback_removed": defineEvent({
    ...common,
    details: z.strictObject({ project, host: z.string() }),
    sentence: ({ actor }, { project, host }) =>
      `${actor} removed the callback of the project ${project.name}, an address at ${host}`,
    label: "Project callback removed",
  }),
  "project.callback_secret_renewed": defineEvent({
    ...common,
    details: z.strictObject({ project }),
    sentence: ({ actor }, { project }) => `${actor} renewed the callback secret of the project ${project.name}`,
    label: "Project callback secret renewed",
  }),
  /** `outcome`: the status that came, or why none did. */
  "project.callback_tested": defineEvent({
    ...common,
    details: z.strictObject({ project, outcome: z.string().max(20) }),
    sentence: ({ actor }, { project, outcome }) =>
      `${actor} sent a test to the callback of the project ${project.name}, ${/^\d/.test(outcome) ? `which answered ${outcome}` : "which did not answer"}`,
    label: "Project callback tested",
  }),
};
