import { z } from "zod";
import { defineEvent } from "./define-event";
import { id, project } from "./details";

const common = { group: "Projects", report: "The organisation", membership: null } as const;

const kind = z.enum(["email", "text"]);
/** Of a text-message sender; null for an address or as many digits as a phone number has, which may be a person's (decision 0009). */
const value = z.string().nullable();

function named(what: z.infer<typeof kind>, name: string | null): string {
  if (what === "email") return "a reply-to email address";
  return name === null ? "a text message sender name of digits" : `the text message sender name ${name}`;
}

export const projectSettingsEvents = {
  /** Null: the project's own name. */
  "project.branding_changed": defineEvent({
    ...common,
    details: z.strictObject({ project, before: z.string().nullable(), after: z.string().nullable() }),
    sentence: ({ actor }, { project, after }) =>
      after === null
        ? `${actor} took the name for messages off the project ${project.name}`
        : `${actor} set the name that messages of the project ${project.name} carry to ${after}`,
    label: "Project branding changed",
  }),
  "project.logo_set": defineEvent({
    ...common,
    details: z.strictObject({ project, replaced: z.boolean() }),
    sentence: ({ actor }, { project, replaced }) =>
      `${actor} ${replaced ? "replaced" : "added"} the logo of the project ${project.name}`,
    label: "Project logo set",
  }),
  "project.logo_removed": defineEvent({
    ...common,
    details: z.strictObject({ project }),
    sentence: ({ actor }, { project }) => `${actor} removed the logo of the project ${project.name}`,
    label: "Project logo removed",
  }),
  "project.email_sign_in_set": defineEvent({
    ...common,
    details: z.strictObject({ project, isOn: z.boolean() }),
    sentence: ({ actor }, { project, isOn }) =>
      `${actor} switched email sign-in ${isOn ? "on" : "off"} in the project ${project.name}`,
    label: "Project email sign-in switched",
  }),
  "project.folder_permissions_set": defineEvent({
    ...common,
    details: z.strictObject({ project, isOn: z.boolean() }),
    sentence: ({ actor }, { project, isOn }) =>
      `${actor} switched folder permissions ${isOn ? "on" : "off"} in the project ${project.name}`,
    label: "Project folder permissions switched",
  }),
  "project.sender_added": defineEvent({
    ...common,
    details: z.strictObject({ project, senderId: id, kind, value, isDefault: z.boolean() }),
    sentence: ({ actor }, { project, kind, value, isDefault }) =>
      `${actor} added ${named(kind, value)} to the project ${project.name}${isDefault ? ", as the default" : ""}`,
    label: "Project sender added",
  }),
  "project.sender_changed": defineEvent({
    ...common,
    details: z.strictObject({ project, senderId: id, kind, before: value, after: value }),
    sentence: ({ actor }, { project, kind, before, after }) =>
      `${actor} changed ${named(kind, before)} of the project ${project.name}${after === null ? "" : ` to ${after}`}`,
    label: "Project sender changed",
  }),
  /** `before`: the id of the one that was the default. */
  "project.default_sender_set": defineEvent({
    ...common,
    details: z.strictObject({ project, senderId: id, kind, value, before: id.nullable() }),
    sentence: ({ actor }, { project, kind, value }) =>
      `${actor} made ${named(kind, value)} the default of the project ${project.name}`,
    label: "Project default sender set",
  }),
  "project.sender_removed": defineEvent({
    ...common,
    details: z.strictObject({ project, senderId: id, kind, value }),
    sentence: ({ actor }, { project, kind, value }) =>
      `${actor} removed ${named(kind, value)} from the project ${project.name}`,
    label: "Project sender removed",
  }),
};
