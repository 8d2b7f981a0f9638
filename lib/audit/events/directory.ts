import { z } from "zod";
import { defineEvent } from "./define-event";
import { count } from "./words";

const number = z.number().int().nonnegative();

/** What Rollcall does in an organisation's group of the directory beside putting in who joins and taking out who leaves. */
export const directoryEvents = {
  "directory.group_made": defineEvent({
    details: z.strictObject({ members: number }),
    sentence: (_, { members }) => `The directory group was made, for ${count(members, "member")}`,
    label: "Directory group made",
    group: "Directory group",
    report: null,
    membership: null,
  }),
  "directory.group_removed": defineEvent({
    details: z.strictObject({}),
    sentence: () => "The directory group was removed, because the organisation was deleted",
    label: "Directory group removed",
    group: "Directory group",
    report: null,
    membership: null,
  }),
  /** The daily look found it changed by somebody else. */
  "directory.repaired": defineEvent({
    details: z.strictObject({ missing: number, strangers: number }),
    sentence: (_, { missing, strangers }) =>
      `The directory group was put right: ${[
        ...(missing > 0 ? [`${count(missing, "member")} had been taken out`] : []),
        ...(strangers > 0 ? [`${count(strangers, "person", "people")} had been put in`] : []),
      ].join(", and ")} by somebody else`,
    label: "Directory group put right",
    group: "Directory group",
    report: null,
    membership: null,
  }),
  "directory.retried": defineEvent({
    details: z.strictObject({ members: number }),
    sentence: ({ actor, target }, { members }) =>
      `${actor} had Rollcall try the directory group again${
        // None: the directory itself had failed.
        members === 0 ? "" : ` for ${members === 1 ? target : count(members, "person", "people")}`
      }`,
    label: "Directory group tried again",
    group: "Directory group",
    report: null,
    membership: null,
  }),
};
