import { z } from "zod";

/**
 * The closed lists of mails, text messages and announcements: name -> the ids that a job carries. Ids only: the worker reads the rest when
 * it sends, and derives links and codes again (IN-01, INV-17).
 */
const id = z.string().max(64);

/** Each has a template of its name in `emails`. */
export const mails = {
  invitation: z.strictObject({ organisationId: id, invitationId: id, sendNumber: z.number().int() }),
  invitation_declined: z.strictObject({ organisationId: id, invitationId: id }),
  invitation_not_granted: z.strictObject({ organisationId: id, invitationId: id, ownerId: id }),
  confirm_registration: z.strictObject({ registrationId: id, attempt: id }),
  already_registered: z.strictObject({ userId: id, attempt: id }),
  password_reset: z.strictObject({ resetId: id }),
  password_changed: z.strictObject({ eventId: id }),
  confirm_email_change: z.strictObject({ changeId: id }),
  email_changed: z.strictObject({ changeId: id, eventId: id }),
  email_change_undone: z.strictObject({ changeId: id, eventId: id, to: z.enum(["old", "new"]) }),
  account_deleted: z.strictObject({ farewellId: id }),
  account_locked: z.strictObject({ eventId: id }),
  security_notice: z.strictObject({ eventId: id }),
  token_notice: z.strictObject({ organisationId: id, tokenId: id, act: z.enum(["created", "revoked"]) }),
  sign_in_link: z.strictObject({ codeId: id }),
  revalidate_email: z.strictObject({ codeId: id }),
  platform_admin_changed: z.strictObject({ eventId: id, adminId: id }),
  two_factor_reset_asked: z.strictObject({ resetId: id }),
  /** `changeId`: to the address before that change; '' to the present one. */
  two_factor_reset_allowed: z.strictObject({ resetId: id, changeId: id }),
  two_factor_reset_news: z.strictObject({
    resetId: id,
    ownerId: id,
    news: z.enum(["verified", "done", "cancelled"]),
  }),
  organisation_deleted: z.strictObject({ organisationId: id, userId: id, at: z.iso.datetime() }),
  seats_asked: z.strictObject({ organisationId: id, userId: id, change: id }),
  /** To the member and to every owner; `userId` is who reads it. */
  membership_ends: z.strictObject({ organisationId: id, memberId: id, userId: id, from: z.iso.datetime() }),
  ownership_offered: z.strictObject({ transferId: id }),
  /** `state`: what the offer must still be when the mail leaves. */
  ownership_news: z.strictObject({
    transferId: id,
    userId: id,
    state: z.enum(["pending", "accepted", "declined", "cancelled"]),
  }),
  new_browser: z.strictObject({ eventId: id }),
  role_changed: z.strictObject({ organisationId: id, userId: id, changedBy: id, change: id }),
  two_factor_required: z.strictObject({ organisationId: id, userId: id, from: z.iso.datetime() }),
  two_factor_reminder: z.strictObject({ organisationId: id, userId: id, from: z.iso.datetime() }),
  /** `asked`: the event of asking for it now; '' for the month's own, which goes once (INV-18). */
  monthly_report: z.strictObject({
    organisationId: id,
    userId: id,
    period: z.string().regex(/^\d{4}-\d{2}$/),
    asked: id,
  }),
  member_removed: z.strictObject({ organisationId: id, userId: id, removedBy: id, removal: id }),
} as const;

/** Plain words, which their composer writes. */
export const texts = {
  sign_in_code: z.strictObject({ codeId: id }),
} as const;

/** Told to many: the worker makes a mail for each of them, because a request should not wait for thousands. */
export const announcements = {
  organisation_closed: z.strictObject({ organisationId: id, at: z.iso.datetime() }),
  two_factor_switched_on: z.strictObject({ organisationId: id, from: z.iso.datetime() }),
} as const;

export const messages = { ...mails, ...texts, ...announcements } as const;

export type MailName = keyof typeof mails;
export type TextName = keyof typeof texts;
export type AnnouncementName = keyof typeof announcements;
export type MessageName = MailName | TextName | AnnouncementName;
export type IdsOf<Name extends MessageName> = z.infer<(typeof messages)[Name]>;
/** What a job carries. `key` is random, made when the message is queued (`enqueue_message`) and the same on every try. */
export type QueuedMessage = Message & { readonly key: string };
export type Message = { [Name in MessageName]: { readonly name: Name; readonly ids: IdsOf<Name> } }[MessageName];

export function message<Name extends MessageName>(name: Name, ids: IdsOf<Name>): Message {
  return { name, ids: messages[name].parse(ids) } as Message;
}
