import { z } from "zod";
import { defineEvent } from "./define-event";
import { id } from "./details";

/** `from` offers, `to` is asked; nothing changes before `ownership.accepted` (INV-04). */
const transfer = z.strictObject({ transferId: id, from: id, to: id });

export const ownershipEvents = {
  "ownership.offered": defineEvent({
    details: transfer,
    sentence: ({ actor, target }) => `${actor} offered ownership to ${target}`,
    label: "Ownership offered",
    group: "Ownership",
    report: "The organisation",
    membership: null,
  }),
  "ownership.accepted": defineEvent({
    details: transfer,
    sentence: ({ actor }) => `${actor} accepted ownership`,
    label: "Ownership accepted",
    group: "Ownership",
    report: "The organisation",
    // Two entries about changed roles stand beside it (lib/ownership/accept-ownership.ts).
    membership: null,
  }),
  "ownership.declined": defineEvent({
    details: transfer,
    sentence: ({ actor }) => `${actor} declined ownership`,
    label: "Ownership declined",
    group: "Ownership",
    report: "The organisation",
    membership: null,
  }),
  "ownership.cancelled": defineEvent({
    details: transfer.extend({ because: z.enum(["asked", "member_gone", "organisation_deleted"]) }),
    sentence: ({ actor, target }, { because }) => {
      if (because === "asked") return `${actor} took back the offer of ownership to ${target}`;
      if (because === "member_gone")
        return `The offer of ownership to ${target} ended, because one of the two is no longer a member`;
      return `The offer of ownership to ${target} ended with the organisation`;
    },
    label: "Ownership cancelled",
    group: "Ownership",
    report: "The organisation",
    membership: null,
  }),
};
