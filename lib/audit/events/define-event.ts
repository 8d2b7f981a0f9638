import type { z } from "zod";
import type { RoleInLog } from "@/lib/permissions/role-in-log";

/** By what they are about, in the order in which the log's filter offers them. */
export const eventGroups = [
  "Organisation",
  "Projects",
  "Templates and folders",
  "Service cases",
  "Seats",
  "Invitations",
  "Members",
  "Roles",
  "Reports",
  "Access reviews",
  "Ownership",
  "Directory group",
  "Downloads and refusals",
  "API tokens",
  "Sessions and accounts",
  "Two-factor authentication",
] as const;
export type EventGroup = (typeof eventGroups)[number];

/** The headings of what changed in the monthly report, in their order. */
export const reportHeadings = [
  "Members and roles",
  "Invitations",
  "Two-factor authentication and accounts",
  "The organisation",
] as const;
export type ReportHeading = (typeof reportHeadings)[number];

/** The names that stand beside an event, as they fit into its sentence. */
export interface People {
  readonly actor: string;
  /** In the middle of a sentence. */
  readonly target: string;
  /** At its beginning. */
  readonly Target: string;
}

export interface MembershipChange {
  /** Whose membership it changes. */
  readonly userId: string | null;
  /** Null: not a member. */
  readonly before: RoleInLog | null;
  readonly after: RoleInLog | null;
}

/** What an event means for who had access. */
export interface Membership<Details> {
  readonly kind: "joins" | "changes role" | "leaves";
  /** Who of the two that stand beside the event is the member. */
  readonly member: "actor" | "target";
  /** Null when this one changed nothing after all. */
  readonly read: (details: Details, actorId: string | null) => MembershipChange | null;
}

/**
 * Everything that is known of one kind of entry in an organisation's log. Details are hashed, so they hold ids and values
 * that are not personal; names and addresses stand in rows beside them. Entries are never rewritten: what is added to
 * `details` later is optional, and sentences read well without it.
 */
export interface EventRecord<Details extends z.ZodType = z.ZodType> {
  readonly details: Details;
  /** What happened, as one plain sentence without a full stop. */
  readonly sentence: (people: People, details: z.infer<Details>) => string;
  /** In a few words, as the filter and the file name it. */
  readonly label: string;
  readonly group: EventGroup;
  /** Where the monthly report tells of it; null for what is no change: sign-ins, downloads and refusals. */
  readonly report: ReportHeading | null;
  /** Null where everybody stays the member that they are. */
  readonly membership: Membership<z.infer<Details>> | null;
}

/** Gives a record its exact type, with the sentence's details taken from the schema. */
export function defineEvent<Details extends z.ZodType>(record: EventRecord<Details>): EventRecord<Details> {
  return record;
}
