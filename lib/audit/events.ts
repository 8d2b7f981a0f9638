import { z } from "zod";
import { roleInLog as role } from "@/lib/permissions/role-in-log";

/**
 * The closed list of what an organisation's log can say. Details are hashed, so they hold ids and values that are not
 * personal; names and addresses stand in rows beside them (`person`).
 */
const id = z.string().max(64);

/** Text, because the log is older than the table of permissions. */
const permissions = z.array(z.string().max(64));
const ownRole = z.strictObject({ label: z.string(), sentence: z.string(), permissions });

const settings = z.strictObject({
  name: z.string(),
  slug: z.string(),
  timeZone: z.string(),
  defaultRole: role,
  approvedDomains: z.array(z.string()),
});

const twoFactorPolicy = z.strictObject({ from: z.iso.datetime().nullable(), textMessagesCount: z.boolean() });

/** Entries from before there were tokens do not count any. */
const ended = z.strictObject({
  role,
  userId: id,
  revokedInvitations: z.number().int(),
  revokedTokens: z.number().int().optional(),
});
const transfer = z.strictObject({ transferId: id, from: id, to: id });

export const auditEvents = {
  "organisation.created": z.strictObject({ kind: z.enum(["team", "personal"]), name: z.string(), slug: z.string() }),
  "organisation.deleted": z.strictObject({ name: z.string(), slug: z.string(), members: z.number().int() }),
  "organisation.restored": z.strictObject({ name: z.string() }),
  /** What was left of it went, thirty days after it was deleted. */
  "organisation.purged": z.strictObject({ members: z.number().int(), invitations: z.number().int() }),
  "seats.limit_changed": z.strictObject({ before: z.number().int(), after: z.number().int() }),
  "seats.asked": z.strictObject({
    seats: z.number().int(),
    used: z.number().int(),
    reserved: z.number().int(),
    limit: z.number().int(),
  }),
  "organisation.edited": z.strictObject({ before: settings, after: settings }),
  "invitation.sent": z.strictObject({ role, expiresAt: z.iso.datetime(), isOutside: z.boolean() }),
  "invitation.resent": z.strictObject({ sendNumber: z.number().int(), expiresAt: z.iso.datetime() }),
  "invitation.link_replaced": z.strictObject({ sendNumber: z.number().int(), expiresAt: z.iso.datetime() }),
  "invitation.link_copied": z.strictObject({}),
  "invitation.revoked": z.strictObject({
    because: z.enum(["asked", "inviter_removed", "inviter_left", "inviter_ended", "organisation_deleted"]),
  }),
  "invitation.accepted": z.strictObject({ role, memberId: id, invitedBy: id, wasMember: z.boolean() }),
  "invitation.declined": z.strictObject({ role }),
  "invitation.not_granted": z.strictObject({
    role,
    invitedBy: id,
    because: z.enum(["inviter_gone", "inviter_lacks_right"]),
  }),
  /** `reviewId`: where it was decided in an access review. */
  "member.removed": ended.extend({
    reviewId: id.optional(),
    /** Absent when somebody who manages the team removed them. */
    because: z.enum(["end_date", "archived"]).optional(),
  }),
  "member.left": ended,
  "member.role_changed": z.strictObject({ userId: id, before: role, after: role, change: id, reviewId: id.optional() }),
  /** One of the organisation's own roles: what it holds counts for everybody who has it. */
  "role.created": z.strictObject({ role, sentence: z.string(), permissions }),
  "role.edited": z.strictObject({
    before: ownRole,
    after: ownRole,
    /** Members who had it. */
    members: z.number().int(),
  }),
  "role.deleted": z.strictObject({ role, permissions }),
  /** The monthly report by mail, for oneself. */
  "report.subscribed": z.strictObject({ userId: id }),
  "report.unsubscribed": z.strictObject({ userId: id }),
  /** The report of this moment, to oneself. */
  "report.asked": z.strictObject({ userId: id }),
  "review.started": z.strictObject({}),
  "review.kept": z.strictObject({ userId: id, role, reviewId: id }),
  /** `notSeen`: members of that moment about whom nobody decided. */
  "review.finished": z.strictObject({
    kept: z.number().int(),
    lowered: z.number().int(),
    removed: z.number().int(),
    notSeen: z.number().int(),
  }),
  /** The last day, in the organisation's time zone; null: none. */
  "member.end_date_set": z.strictObject({
    userId: id,
    before: z.iso.date().nullable(),
    after: z.iso.date().nullable(),
  }),
  /** `from` offers, `to` is asked; nothing changes before `ownership.accepted` (INV-04). */
  "ownership.offered": transfer,
  "ownership.accepted": transfer,
  "ownership.declined": transfer,
  "ownership.cancelled": transfer.extend({ because: z.enum(["asked", "member_gone", "organisation_deleted"]) }),
  "members.exported": z.strictObject({ count: z.number().int() }),
  /** What of the log was taken, up to which entry. `person`: a user's id, or "address" for one that has no account. */
  "audit_log.exported": z.strictObject({
    format: z.enum(["csv", "jsonl"]),
    upTo: z.number().int(),
    person: id.nullable(),
    action: z.string().nullable(),
    from: z.iso.date().nullable(),
    to: z.iso.date().nullable(),
  }),
  /** Who had access at the end of a day. */
  "access_list.exported": z.strictObject({ on: z.iso.date(), count: z.number().int() }),
  "token.created": z.strictObject({
    userId: id,
    scopes: permissions,
    expiresAt: z.iso.datetime(),
    hasTwoFactor: z.boolean(),
  }),
  /** `userId`: whose it was. */
  "token.revoked": z.strictObject({ userId: id, because: z.enum(["own", "owner", "unused"]) }),
  "session.opened": z.strictObject({ method: z.string(), sessionId: id, factor: z.string().optional() }),
  /** What the member has set up now. */
  "two_factor.policy_changed": z.strictObject({
    before: twoFactorPolicy,
    after: twoFactorPolicy,
    /** The day that was chosen, in the organisation's time zone; null: at once, or not at all. */
    startsOn: z.iso.date().nullable(),
    /** Members who did not satisfy it at that moment; 1,001 stands for more than 1,000. */
    hit: z.number().int(),
  }),
  "two_factor.changed": z.strictObject({
    userId: id,
    after: z.enum(["none", "sms", "strong"]),
    because: z.literal("reset").optional(),
  }),
  /** "Reset team member TFA" (MF-18); the words of those who asked and verified stand with the request. */
  "two_factor.reset_requested": z.strictObject({ userId: id, resetId: id }),
  "two_factor.reset_verified": z.strictObject({ userId: id, resetId: id, dueAt: z.iso.datetime() }),
  "two_factor.reset_done": z.strictObject({ userId: id, resetId: id, because: z.enum(["confirmed", "due"]) }),
  "two_factor.reset_cancelled": z.strictObject({
    userId: id,
    resetId: id,
    because: z.enum(["person", "refused", "member_removed", "member_left", "organisation_deleted"]),
  }),
  "account.unlocked": z.strictObject({ userId: id }),
  "sessions.ended": z.strictObject({ userId: id, ended: z.number().int() }),
  /** Minutes: null when only a new password opens it, after a hundred failures. */
  "account.locked": z.strictObject({ userId: id, minutes: z.number().int().nullable() }),
  /** `because`: the permission that is missing, or the rule that said no. */
  "access.denied": z.strictObject({ asked: z.string(), because: z.string() }),
} as const;

export type AuditAction = keyof typeof auditEvents;

/** A person whom the event is about, beside the hashed body. */
export interface AuditPerson {
  readonly id: string | null;
  readonly name: string | null;
  readonly email: string | null;
}

export type AuditEvent = {
  [Action in AuditAction]: {
    readonly scope: "organisation";
    readonly action: Action;
    /** Id of what was changed. */
    readonly target: string;
    readonly details: z.infer<(typeof auditEvents)[Action]>;
    readonly person?: AuditPerson;
  };
}[AuditAction];

type Of<Action extends AuditAction> = Extract<AuditEvent, { action: Action }>;

export function auditEvent<Action extends AuditAction>(
  action: Action,
  target: string,
  details: Of<Action>["details"],
  person?: AuditPerson,
): AuditEvent {
  const parsed = auditEvents[action].parse(details);
  return { scope: "organisation", action, target, details: parsed, ...(person ? { person } : {}) } as AuditEvent;
}
