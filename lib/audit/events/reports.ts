import { z } from "zod";
import { labelInLog, roleInLog as role } from "@/lib/permissions/role-in-log";
import { defineEvent } from "./define-event";
import { id } from "./details";

export const reportEvents = {
  /** The monthly report by mail, for oneself. */
  "report.subscribed": defineEvent({
    details: z.strictObject({ userId: id }),
    sentence: ({ actor }) => `${actor} asked for the monthly team report by email`,
    label: "Report subscribed",
    group: "Reports",
    report: "The organisation",
    membership: null,
  }),
  "report.unsubscribed": defineEvent({
    details: z.strictObject({ userId: id }),
    sentence: ({ actor }) => `${actor} no longer wants the monthly team report by email`,
    label: "Report unsubscribed",
    group: "Reports",
    report: "The organisation",
    membership: null,
  }),
  /** The report of this moment, to oneself. */
  "report.asked": defineEvent({
    details: z.strictObject({ userId: id }),
    sentence: ({ actor }) => `${actor} sent themselves the team report`,
    label: "Report asked",
    group: "Reports",
    report: "The organisation",
    membership: null,
  }),
  "review.started": defineEvent({
    details: z.strictObject({}),
    sentence: ({ actor }) => `${actor} started an access review`,
    label: "Review started",
    group: "Access reviews",
    report: "Members and roles",
    membership: null,
  }),
  "review.kept": defineEvent({
    details: z.strictObject({ userId: id, role, reviewId: id }),
    sentence: ({ actor, target }, { role }) => `${actor} kept ${target} as ${labelInLog(role)} in an access review`,
    label: "Review kept",
    group: "Access reviews",
    report: "Members and roles",
    membership: null,
  }),
  "review.finished": defineEvent({
    /** `notSeen`: members of that moment about whom nobody decided. */
    details: z.strictObject({
      kept: z.number().int(),
      lowered: z.number().int(),
      removed: z.number().int(),
      notSeen: z.number().int(),
    }),
    sentence: ({ actor }, { kept, lowered, removed, notSeen }) =>
      `${actor} finished an access review, ${kept + lowered + removed} of ${kept + lowered + removed + notSeen} reviewed: ${kept} kept, ${lowered} lowered, ${removed} removed`,
    label: "Review finished",
    group: "Access reviews",
    report: "Members and roles",
    membership: null,
  }),
};
