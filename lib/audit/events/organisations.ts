import { z } from "zod";
import { roleInLog as role } from "@/lib/permissions/role-in-log";
import { defineEvent } from "./define-event";
import { count } from "./words";

const settings = z.strictObject({
  name: z.string(),
  slug: z.string(),
  timeZone: z.string(),
  defaultRole: role,
  approvedDomains: z.array(z.string()),
  /** Absent from entries that are older than projects. */
  projectManagersMayInvite: z.boolean().optional(),
  membersMayAskToJoin: z.boolean().optional(),
});

const settingNames: Readonly<Record<string, string>> = {
  name: "the organisation's name",
  slug: "the URL name",
  timeZone: "the time zone",
  defaultRole: "the default role",
  approvedDomains: "the approved email domains",
  projectManagersMayInvite: "whether project managers may invite new people",
  membersMayAskToJoin: "whether members can ask to join projects",
};

export const organisationEvents = {
  "organisation.created": defineEvent({
    details: z.strictObject({ kind: z.enum(["team", "personal"]), name: z.string(), slug: z.string() }),
    sentence: ({ actor }, { kind, name }) =>
      kind === "team" ? `${actor} created the organisation ${name}` : `${actor} got a private account`,
    label: "Organisation created",
    group: "Organisation",
    report: "The organisation",
    membership: {
      kind: "joins",
      member: "actor",
      read: (_, actorId) => ({ userId: actorId, before: null, after: "owner" }),
    },
  }),
  "organisation.deleted": defineEvent({
    details: z.strictObject({ name: z.string(), slug: z.string(), members: z.number().int() }),
    sentence: ({ actor }, { name }) => `${actor} deleted the organisation ${name}`,
    label: "Organisation deleted",
    group: "Organisation",
    report: "The organisation",
    membership: null,
  }),
  "organisation.restored": defineEvent({
    details: z.strictObject({ name: z.string() }),
    sentence: ({ actor }, { name }) => `${actor} restored the organisation ${name}`,
    label: "Organisation restored",
    group: "Organisation",
    report: "The organisation",
    membership: null,
  }),
  /** What was left of it went, thirty days after it was deleted. */
  "organisation.purged": defineEvent({
    details: z.strictObject({ members: z.number().int(), invitations: z.number().int() }),
    sentence: (_, { members, invitations }) =>
      `The organisation was purged with ${count(members, "member")} and ${count(invitations, "invitation")}, thirty days after it was deleted`,
    label: "Organisation purged",
    group: "Organisation",
    report: "The organisation",
    // The members of an organisation that is purged go with it, and nobody can ask any more.
    membership: null,
  }),
  "organisation.edited": defineEvent({
    details: z.strictObject({ before: settings, after: settings }),
    sentence: ({ actor }, { before, after }) => `${actor} changed ${changedSettings(before, after)}`,
    label: "Organisation edited",
    group: "Organisation",
    report: "The organisation",
    membership: null,
  }),
  "seats.limit_changed": defineEvent({
    details: z.strictObject({ before: z.number().int(), after: z.number().int() }),
    sentence: ({ actor }, { before, after }) => `${actor} changed the number of seats from ${before} to ${after}`,
    label: "Seats limit changed",
    group: "Seats",
    report: null,
    membership: null,
  }),
  "seats.asked": defineEvent({
    details: z.strictObject({
      seats: z.number().int(),
      used: z.number().int(),
      reserved: z.number().int(),
      limit: z.number().int(),
    }),
    sentence: ({ actor }, { seats, limit }) => `${actor} asked for ${count(seats, "seat")} instead of ${limit}`,
    label: "Seats asked",
    group: "Seats",
    report: null,
    membership: null,
  }),
};

function changedSettings(before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>) {
  const changed = Object.keys(settingNames).filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
  return changed.map((key) => settingNames[key]).join(", ");
}
