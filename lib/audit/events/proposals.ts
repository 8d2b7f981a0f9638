import { z } from "zod";
import { defineEvent } from "./define-event";
import { id, project } from "./details";

const kind = z.enum(["sign_in_method", "email", "mobile"]);
const details = z.strictObject({ project, userId: id, proposalId: id, kind });
const common = { group: "Projects", membership: null, report: null, details } as const;

/** What would change, never to what: an address or a number is the person's own affair (decision 0009). */
const what = { sign_in_method: "sign-in method", email: "email address", mobile: "mobile number" } as const;

export const proposalEvents = {
  "proposal.made": defineEvent({
    ...common,
    sentence: ({ actor, target }, { project: { name }, kind }) =>
      `${actor} proposed another ${what[kind]} for ${target}, in the project ${name}`,
    label: "Change of an account proposed",
  }),
  /** `invitedBy` named it when they invited the person into the project. */
  "proposal.made_at_joining": defineEvent({
    ...common,
    details: details.extend({ invitedBy: id }),
    sentence: ({ actor }, { project: { name }, kind }) =>
      `${actor} was asked for another ${what[kind]} on joining the project ${name}, as the invitation said`,
    label: "Change of an account proposed on joining",
  }),
  "proposal.withdrawn": defineEvent({
    ...common,
    sentence: ({ actor, target }, { project: { name }, kind }) =>
      `${actor} withdrew the proposal of another ${what[kind]} for ${target}, in the project ${name}`,
    label: "Proposal withdrawn",
  }),
  "proposal.confirmed": defineEvent({
    ...common,
    sentence: ({ actor }, { project: { name }, kind }) =>
      `${actor} confirmed the proposal of another ${what[kind]}, in the project ${name}`,
    label: "Proposal confirmed",
  }),
  "proposal.declined": defineEvent({
    ...common,
    sentence: ({ actor }, { project: { name }, kind }) =>
      `${actor} declined the proposal of another ${what[kind]}, in the project ${name}`,
    label: "Proposal declined",
  }),
};
