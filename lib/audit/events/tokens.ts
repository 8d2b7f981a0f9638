import { z } from "zod";
import { defineEvent } from "./define-event";
import { id, permissions } from "./details";
import { longDay } from "./words";

export const tokenEvents = {
  "token.created": defineEvent({
    details: z.strictObject({
      userId: id,
      scopes: permissions,
      expiresAt: z.iso.datetime(),
      hasTwoFactor: z.boolean(),
    }),
    sentence: ({ actor, target }, { expiresAt }) =>
      `${actor} created the API token ${target}, valid until ${longDay(expiresAt.slice(0, 10))}`,
    label: "Token created",
    group: "API tokens",
    report: "The organisation",
    membership: null,
  }),
  /** `userId`: whose it was. */
  "token.revoked": defineEvent({
    details: z.strictObject({ userId: id, because: z.enum(["own", "owner", "unused"]) }),
    sentence: ({ actor, target }, { because }) => {
      if (because === "own") return `${actor} revoked their API token ${target}`;
      if (because === "owner") return `${actor} revoked an API token of ${target}`;
      return `The API token of ${target} that nobody had used for a year was revoked`;
    },
    label: "Token revoked",
    group: "API tokens",
    report: "The organisation",
    membership: null,
  }),
};
