import { z } from "zod";
import { defineEvent } from "./define-event";
import { id } from "./details";
import { count, longDay } from "./words";

export const auditLogEvents = {
  /** What of the log was taken, up to which entry. `person`: a user's id, or "address" for one that has no account. */
  "audit_log.exported": defineEvent({
    details: z.strictObject({
      format: z.enum(["csv", "jsonl"]),
      upTo: z.number().int(),
      person: id.nullable(),
      action: z.string().nullable(),
      from: z.iso.date().nullable(),
      to: z.iso.date().nullable(),
    }),
    sentence: ({ actor }, { format, person, action, from, to }) =>
      `${actor} downloaded ${person || action || from || to ? "a part of the audit log" : "the audit log"} as ${format === "csv" ? "CSV" : "JSON Lines"}`,
    label: "Audit log downloaded",
    group: "Downloads and refusals",
    report: null,
    membership: null,
  }),
  /** Who had access at the end of a day. */
  "access_list.exported": defineEvent({
    details: z.strictObject({ on: z.iso.date(), count: z.number().int() }),
    sentence: ({ actor }, { on, count: members }) =>
      `${actor} downloaded the list of ${count(members, "person", "people")} who had access on ${longDay(on)}`,
    label: "List of who had access downloaded",
    group: "Downloads and refusals",
    report: null,
    membership: null,
  }),
};
