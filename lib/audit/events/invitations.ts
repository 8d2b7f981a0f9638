import { z } from "zod";
import { labelInLog, roleInLog as role } from "@/lib/permissions/role-in-log";
import { defineEvent } from "./define-event";
import { id, project } from "./details";

const sending = z.strictObject({ sendNumber: z.number().int(), expiresAt: z.iso.datetime() });

export const invitationEvents = {
  "invitation.sent": defineEvent({
    details: z.strictObject({ role, expiresAt: z.iso.datetime(), isOutside: z.boolean() }),
    sentence: ({ actor, target }, { role, isOutside }) =>
      `${actor} invited ${target} as ${labelInLog(role)}${isOutside ? ", outside the approved domains" : ""}`,
    label: "Invitation sent",
    group: "Invitations",
    report: "Invitations",
    membership: null,
  }),
  /** `project`: whose team page it was sent from, if not the organisation's. */
  "invitation.resent": defineEvent({
    details: sending.extend({ project: project.optional() }),
    sentence: ({ actor, target }, { project: from }) =>
      `${actor} sent the invitation of ${target}${from ? ` into the project ${from.name}` : ""} again`,
    label: "Invitation resent",
    group: "Invitations",
    report: "Invitations",
    membership: null,
  }),
  "invitation.link_replaced": defineEvent({
    details: sending,
    sentence: ({ actor, target }) => `${actor} replaced the link of ${target}'s invitation`,
    label: "Invitation link replaced",
    group: "Invitations",
    report: "Invitations",
    membership: null,
  }),
  "invitation.link_copied": defineEvent({
    details: z.strictObject({}),
    sentence: ({ actor, target }) => `${actor} copied the link of ${target}'s invitation`,
    label: "Invitation link copied",
    group: "Invitations",
    report: "Invitations",
    membership: null,
  }),
  "invitation.revoked": defineEvent({
    details: z.strictObject({
      because: z.enum([
        "asked",
        "inviter_removed",
        "inviter_left",
        "inviter_ended",
        "organisation_deleted",
        "membership_ended",
      ]),
    }),
    sentence: ({ actor, target }, { because }) => {
      if (because === "asked") return `${actor} revoked the invitation of ${target}`;
      if (because === "organisation_deleted")
        return `${actor} deleted the organisation, which revoked the invitation of ${target}`;
      if (because === "inviter_ended")
        return `The invitation of ${target} was revoked, because the membership of whoever had sent it ended`;
      if (because === "membership_ended")
        return `The invitation of ${target} into a project was revoked, because their membership ended`;
      if (because === "inviter_left") return `${actor} left, which revoked their invitation of ${target}`;
      return `${actor} removed the member who had invited ${target}, which revoked the invitation`;
    },
    label: "Invitation revoked",
    group: "Invitations",
    report: "Invitations",
    membership: null,
  }),
  "invitation.accepted": defineEvent({
    details: z.strictObject({ role, memberId: id, invitedBy: id, wasMember: z.boolean() }),
    sentence: ({ actor }, { role, wasMember }) =>
      wasMember
        ? `${actor} accepted an invitation, was a member already and keeps their role`
        : `${actor} accepted an invitation and joined as ${labelInLog(role)}`,
    label: "Invitation accepted",
    group: "Invitations",
    report: "Members and roles",
    membership: {
      kind: "joins",
      member: "actor",
      // Who was a member already keeps their role.
      read: ({ role, wasMember }, actorId) => (wasMember ? null : { userId: actorId, before: null, after: role }),
    },
  }),
  "invitation.declined": defineEvent({
    details: z.strictObject({ role }),
    sentence: ({ Target }, { role }) => `${Target} declined an invitation to join as ${labelInLog(role)}`,
    label: "Invitation declined",
    group: "Invitations",
    report: "Invitations",
    membership: null,
  }),
  /** By somebody who holds the link and has another address than the invited one; `asked`: who was told. */
  "invitation.asked_for": defineEvent({
    details: z.strictObject({ asked: z.array(id).readonly() }),
    sentence: ({ actor, target }) => `${actor} asked for an invitation in place of the one for ${target}`,
    label: "New invitation asked for",
    group: "Invitations",
    report: "Invitations",
    membership: null,
  }),
  /** Who accepted joined for projects alone: the role that the organisation had promised could not be given any more. */
  "invitation.role_withheld": defineEvent({
    details: z.strictObject({ role, invitedBy: id, because: z.enum(["inviter_gone", "inviter_lacks_right"]) }),
    sentence: ({ Target }, details) =>
      `${Target} joined as Member and not as ${labelInLog(details.role)}, which whoever had invited them may no longer give`,
    label: "Invited role withheld",
    group: "Invitations",
    report: "Invitations",
    membership: null,
  }),
  "invitation.not_granted": defineEvent({
    details: z.strictObject({ role, invitedBy: id, because: z.enum(["inviter_gone", "inviter_lacks_right"]) }),
    sentence: ({ actor }, { role, because }) =>
      because === "inviter_gone"
        ? `${actor} could not join as ${labelInLog(role)}: whoever invited them is no longer a member`
        : `${actor} could not join as ${labelInLog(role)}: whoever invited them may no longer give that role`,
    label: "Invitation refused at accepting",
    group: "Invitations",
    report: "Invitations",
    membership: null,
  }),
};
