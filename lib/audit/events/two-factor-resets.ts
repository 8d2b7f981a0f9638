import { z } from "zod";
import { defineEvent, type People } from "./define-event";
import { id } from "./details";

const reset = z.strictObject({ userId: id, resetId: id });

const ends = {
  person: ({ Target }: People) => `${Target} cancelled the reset of their two-factor authentication`,
  refused: ({ actor, target }: People) => `${actor} refused to reset the two-factor authentication of ${target}`,
  member_removed: ({ target }: People) =>
    `The request to reset the two-factor authentication of ${target} ended, because they were removed`,
  member_left: ({ target }: People) =>
    `The request to reset the two-factor authentication of ${target} ended, because they left`,
  organisation_deleted: ({ target }: People) =>
    `The request to reset the two-factor authentication of ${target} ended with the organisation`,
} as const;

/** "Reset team member TFA" (MF-18); the words of those who asked and verified stand with the request. */
export const twoFactorResetEvents = {
  "two_factor.reset_requested": defineEvent({
    details: reset,
    sentence: ({ actor, target }) => `${actor} asked to reset the two-factor authentication of ${target}`,
    label: "Two-factor reset requested",
    group: "Two-factor authentication",
    report: "Two-factor authentication and accounts",
    membership: null,
  }),
  "two_factor.reset_verified": defineEvent({
    details: reset.extend({ dueAt: z.iso.datetime() }),
    sentence: ({ actor, target }) =>
      `${actor} made sure who ${target} is and allowed the reset of their two-factor authentication`,
    label: "Two-factor reset verified",
    group: "Two-factor authentication",
    report: "Two-factor authentication and accounts",
    membership: null,
  }),
  "two_factor.reset_done": defineEvent({
    details: reset.extend({ because: z.enum(["confirmed", "due"]) }),
    sentence: ({ actor, target }, { because }) =>
      because === "due"
        ? `The two-factor authentication of ${target} was reset, a day after it was allowed`
        : `${actor} reset the two-factor authentication of ${target}`,
    label: "Two-factor reset done",
    group: "Two-factor authentication",
    report: "Two-factor authentication and accounts",
    membership: null,
  }),
  "two_factor.reset_cancelled": defineEvent({
    details: reset.extend({
      because: z.enum(["person", "refused", "member_removed", "member_left", "organisation_deleted"]),
    }),
    sentence: (people, { because }) => ends[because](people),
    label: "Two-factor reset cancelled",
    group: "Two-factor authentication",
    report: "Two-factor authentication and accounts",
    membership: null,
  }),
};
