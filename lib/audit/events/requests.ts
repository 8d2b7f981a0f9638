import { z } from "zod";
import { defineEvent } from "./define-event";
import { id, permissions, project } from "./details";
import { withPermissions } from "./words";

const common = { group: "Projects", membership: null, report: null } as const;
const goingLive = z.strictObject({ project, goLiveRequestId: id });
const joining = z.strictObject({ project, userId: id, joinRequestId: id });

/** What was asked and answered. Reasons are people's own words and stand in the request, which goes with its person (decision 0009). */
export const requestEvents = {
  /** `asked`: the users who were asked. */
  "join_request.sent": defineEvent({
    ...common,
    details: joining.extend({ asked: z.array(id) }),
    sentence: ({ actor }, details) => `${actor} asked to join the project ${details.project.name}`,
    label: "Asked to join a project",
  }),
  "join_request.withdrawn": defineEvent({
    ...common,
    details: joining,
    sentence: ({ actor }, details) => `${actor} no longer asks to join the project ${details.project.name}`,
    label: "Request to join withdrawn",
  }),
  "join_request.approved": defineEvent({
    ...common,
    report: "Members and roles",
    details: joining.extend({ permissions, folders: z.number().int() }),
    sentence: ({ actor, target }, details) =>
      `${actor} let ${target} into the project ${details.project.name}${withPermissions(details.permissions)}`,
    label: "Request to join approved",
  }),
  "join_request.rejected": defineEvent({
    ...common,
    details: joining,
    sentence: ({ actor, target }, details) => `${actor} did not let ${target} into the project ${details.project.name}`,
    label: "Request to join rejected",
  }),
  "go_live.requested": defineEvent({
    ...common,
    details: goingLive,
    sentence: ({ actor }, details) => `${actor} asked for the project ${details.project.name} to go live`,
    label: "Go-live requested",
  }),
  "go_live.withdrawn": defineEvent({
    ...common,
    details: goingLive,
    sentence: ({ actor }, details) =>
      `${actor} took back the request for the project ${details.project.name} to go live`,
    label: "Go-live request withdrawn",
  }),
  "go_live.approved": defineEvent({
    ...common,
    report: "The organisation",
    details: goingLive.extend({ requestedBy: id }),
    sentence: ({ actor }, details) => `${actor} let the project ${details.project.name} go live`,
    label: "Go-live approved",
  }),
  "go_live.rejected": defineEvent({
    ...common,
    details: goingLive.extend({ requestedBy: id }),
    sentence: ({ actor }, details) => `${actor} did not let the project ${details.project.name} go live`,
    label: "Go-live rejected",
  }),
  /** By a platform admin. */
  "go_live.approval_set": defineEvent({
    ...common,
    report: "The organisation",
    details: z.strictObject({ mayApprove: z.boolean() }),
    sentence: ({ actor }, { mayApprove }) =>
      mayApprove
        ? `${actor} let the organisation decide about going live by itself`
        : `${actor} left going live to platform admins again`,
    label: "Who decides about going live changed",
  }),
  "go_live.grant_set": defineEvent({
    ...common,
    report: "Members and roles",
    details: z.strictObject({ userId: id, mayMakeLive: z.boolean() }),
    sentence: ({ actor, target }, { mayMakeLive }) =>
      mayMakeLive
        ? `${actor} let ${target} decide about projects going live`
        : `${actor} no longer lets ${target} decide about projects going live`,
    label: "Deciding about going live given or taken away",
  }),
};
