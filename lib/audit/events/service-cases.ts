import { z } from "zod";
import { defineEvent } from "./define-event";
import { id, project } from "./details";
import { count } from "./words";

const common = { group: "Service cases", report: null, membership: null } as const;

const ofCase = z.strictObject({ project, caseId: id, number: z.number().int() });

type OfCase = z.infer<typeof ofCase>;

/** No titles and no texts: people write them, and details are never erased. */
const the = ({ number, project }: OfCase) => `service case ${number} in the project ${project.name}`;

export const serviceCaseEvents = {
  "service_case.created": defineEvent({
    ...common,
    /** `isMine`: it was theirs from the start. */
    details: ofCase.extend({ isMine: z.boolean() }),
    sentence: ({ actor }, details) => `${actor} opened ${the(details)}${details.isMine ? " and picked it up" : ""}`,
    label: "Service case opened",
  }),
  "service_case.edited": defineEvent({
    ...common,
    details: ofCase,
    sentence: ({ actor }, details) => `${actor} edited ${the(details)}`,
    label: "Service case edited",
  }),
  "service_case.commented": defineEvent({
    ...common,
    details: ofCase,
    sentence: ({ actor }, details) => `${actor} commented on ${the(details)}`,
    label: "Service case commented on",
  }),
  "service_case.picked_up": defineEvent({
    ...common,
    details: ofCase,
    sentence: ({ actor }, details) => `${actor} picked up ${the(details)}`,
    label: "Service case picked up",
  }),
  /** `before`: the membership whose it was. */
  "service_case.assigned": defineEvent({
    ...common,
    details: ofCase.extend({ before: id.nullable() }),
    sentence: ({ actor, target }, details) => `${actor} assigned ${the(details)} to ${target}`,
    label: "Service case assigned",
  }),
  "service_case.released": defineEvent({
    ...common,
    details: ofCase.extend({ before: id }),
    sentence: ({ actor }, details) => `${actor} gave back ${the(details)}: it is open again`,
    label: "Service case given back",
  }),
  "service_case.resolved": defineEvent({
    ...common,
    details: ofCase.extend({ hasComment: z.boolean() }),
    sentence: ({ actor }, details) => `${actor} resolved ${the(details)}${details.hasComment ? " with a comment" : ""}`,
    label: "Service case resolved",
  }),
  /** `state`: in progress where whose it was still has it. */
  "service_case.reopened": defineEvent({
    ...common,
    details: ofCase.extend({ state: z.enum(["open", "in_progress"]) }),
    sentence: ({ actor }, details) => `${actor} reopened ${the(details)}`,
    label: "Service case reopened",
  }),
  "service_case.deleted": defineEvent({
    ...common,
    details: ofCase,
    sentence: ({ actor }, details) => `${actor} deleted ${the(details)}`,
    label: "Service case deleted",
  }),
  /** Mails about cases that concern one, for oneself. */
  "service_case.subscribed": defineEvent({
    ...common,
    details: z.strictObject({ userId: id }),
    sentence: ({ actor }) => `${actor} asked for emails about service cases`,
    label: "Emails about service cases on",
  }),
  "service_case.unsubscribed": defineEvent({
    ...common,
    details: z.strictObject({ userId: id }),
    sentence: ({ actor }) => `${actor} no longer wants emails about service cases`,
    label: "Emails about service cases off",
  }),
  /** All that somebody had, who has left; the first of them by number. */
  "service_case.freed": defineEvent({
    ...common,
    details: z.strictObject({ count: z.number().int(), cases: z.array(ofCase).max(50) }),
    sentence: ({ Target }, details) =>
      `${Target} left ${count(details.count, "service case")} unresolved, open again for somebody else`,
    label: "Service cases freed",
  }),
};
