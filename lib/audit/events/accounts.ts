import { z } from "zod";
import { defineEvent } from "./define-event";
import { id } from "./details";
import { count } from "./words";

/** What the members of an organisation need to know of an account; what its person is told stands in account-events.ts. */
export const accountEventsOfTeams = {
  /** Minutes: null when only a new password opens it, after a hundred failures. */
  "account.locked": defineEvent({
    details: z.strictObject({ userId: id, minutes: z.number().int().nullable() }),
    sentence: ({ Target }, { minutes }) =>
      minutes === null
        ? `${Target} was locked out after a hundred wrong passwords, until they choose a new one`
        : `${Target} was locked out for ${count(minutes, "minute")} after ten wrong passwords`,
    label: "Account locked",
    group: "Sessions and accounts",
    report: "Two-factor authentication and accounts",
    membership: null,
  }),
  "account.sign_ins_failed": defineEvent({
    details: z.strictObject({ userId: id }),
    sentence: ({ Target }) => `${Target} had three or more failed sign-ins within an hour`,
    label: "Sign-ins failed",
    group: "Sessions and accounts",
    report: "Two-factor authentication and accounts",
    membership: null,
  }),
  "account.unlocked": defineEvent({
    details: z.strictObject({ userId: id }),
    sentence: ({ actor, target }) => `${actor} unlocked the account of ${target}`,
    label: "Account unlocked",
    group: "Sessions and accounts",
    report: "Two-factor authentication and accounts",
    membership: null,
  }),
};
