import type { Database } from "@/db/client";
import { asSystem, type SystemTx } from "@/db/scope";
import type { PropsOf } from "@/emails/index";
import { renderMail } from "@/emails/render-mail";
import type { MailAddress, MailTransport } from "@/lib/ports/mail";
import type { SmsTransport } from "@/lib/ports/sms";
import { NotSent } from "@/lib/ports/transport";
import {
  composeAccountLocked,
  composeAlreadyRegistered,
  composeConfirmRegistration,
  composeNewBrowser,
  composePasswordChanged,
  composePasswordReset,
} from "./compose-account";
import { composeRevalidateEmail, composeSignInCode, composeSignInLink } from "./compose-code";
import { composeConfirmEmailChange, composeEmailChanged, composeEmailChangeUndone } from "./compose-email-change";
import { composeMembershipEnds } from "./compose-end-date";
import { composeAccountDeleted } from "./compose-farewell";
import { composeInvitation, composeInvitationDeclined, composeInvitationNotGranted } from "./compose-invitation";
import { composeMemberRemoved, composeRoleChanged } from "./compose-member";
import { composeOrganisationDeleted, composeSeatsAsked } from "./compose-organisation";
import { composeOwnershipNews, composeOwnershipOffered } from "./compose-ownership";
import { composePlatformAdminChanged } from "./compose-platform";
import { composeMonthlyReport } from "./compose-report";
import { composeSecurityNotice } from "./compose-security";
import { composeTokenNotice } from "./compose-token";
import { composeTwoFactorReminder, composeTwoFactorRequired } from "./compose-two-factor";
import { composeResetAllowed, composeResetAsked, composeResetNews } from "./compose-two-factor-reset";
import type { Composer, Composing, TextComposer } from "./composing";
import { announcements, type MailName, mails, type QueuedMessage, type TextName, texts } from "./messages";
import { tellOfDeletion } from "./tell-of-deletion";
import { tellThoseWithoutTwoFactor } from "./tell-those-without-two-factor";

const composers: { readonly [Name in MailName]: Composer<Name, PropsOf<Name>> } = {
  invitation: composeInvitation,
  invitation_declined: composeInvitationDeclined,
  invitation_not_granted: composeInvitationNotGranted,
  confirm_registration: composeConfirmRegistration,
  already_registered: composeAlreadyRegistered,
  password_reset: composePasswordReset,
  password_changed: composePasswordChanged,
  confirm_email_change: composeConfirmEmailChange,
  email_changed: composeEmailChanged,
  email_change_undone: composeEmailChangeUndone,
  account_deleted: composeAccountDeleted,
  account_locked: composeAccountLocked,
  security_notice: composeSecurityNotice,
  token_notice: composeTokenNotice,
  sign_in_link: composeSignInLink,
  revalidate_email: composeRevalidateEmail,
  platform_admin_changed: composePlatformAdminChanged,
  two_factor_reset_asked: composeResetAsked,
  two_factor_reset_allowed: composeResetAllowed,
  two_factor_reset_news: composeResetNews,
  organisation_deleted: composeOrganisationDeleted,
  seats_asked: composeSeatsAsked,
  membership_ends: composeMembershipEnds,
  ownership_offered: composeOwnershipOffered,
  ownership_news: composeOwnershipNews,
  new_browser: composeNewBrowser,
  role_changed: composeRoleChanged,
  member_removed: composeMemberRemoved,
  two_factor_required: composeTwoFactorRequired,
  two_factor_reminder: composeTwoFactorReminder,
  monthly_report: composeMonthlyReport,
};

const textComposers: { readonly [Name in TextName]: TextComposer<Name> } = {
  sign_in_code: composeSignInCode,
};

export interface Delivering extends Composing {
  readonly db: Database;
  readonly transport: MailTransport;
  /** Null while text messages are switched off: those that were queued before are dropped. */
  readonly texts: SmsTransport | null;
  readonly mailFrom: MailAddress;
  /** One line for the operator; holds the message's name and job, never an address, number, link or code (AU-05). */
  readonly log: (line: Readonly<Record<string, string | number>>) => void;
}

type Outcome = "sent" | "dropped";

/**
 * Sends one queued message as the world is now. State is read in a short transaction of its own; nothing is sent inside
 * one. The message's own key is the idempotency key, so a second try after a crash is the same mail to the provider (INV-16).
 *
 * @param jobId the queue's number of the job, which the operator's log names
 */
export async function deliver(setup: Delivering, jobId: string, payload: unknown): Promise<Outcome> {
  const { name, ids, key } = payload as QueuedMessage;
  if (Object.hasOwn(mails, name)) return deliverMail(setup, { jobId, key }, name as MailName, ids);
  if (Object.hasOwn(texts, name)) return deliverText(setup, { jobId, key }, name as TextName, ids);
  if (name === "two_factor_switched_on") {
    const { organisationId, from } = announcements[name].parse(ids);
    await tellThoseWithoutTwoFactor(setup.db, { organisationId, from, what: "required" });
    return "sent";
  }
  if (name === "organisation_closed") {
    await tellOfDeletion(setup.db, announcements[name].parse(ids));
    return "sent";
  }
  throw new Error(`unknown message ${String(name)}`);
}

interface Job {
  readonly jobId: string;
  readonly key: string;
}

async function deliverMail(setup: Delivering, { jobId, key }: Job, name: MailName, ids: unknown): Promise<Outcome> {
  const mail = await asSystem(setup.db, (tx) => compose(tx, name, ids, setup));
  if (!mail) {
    setup.log({ message: "mail dropped: nothing left to say", mail: name, job: jobId });
    return "dropped";
  }
  const rendered = await renderMail(name, mail.props as never);
  const sending = { key, to: mail.to, from: setup.mailFrom, ...rendered };
  const outcome = await unlessRefused(setup.transport.send(sending), (because) =>
    setup.log({ level: "error", message: "mail refused for good", mail: name, job: jobId, because }),
  );
  if (mail.afterwards) await asSystem(setup.db, mail.afterwards);
  return outcome;
}

async function deliverText(setup: Delivering, { jobId, key }: Job, name: TextName, ids: unknown): Promise<Outcome> {
  const transport = setup.texts;
  if (!transport) {
    setup.log({ message: "text dropped: text messages are off", text: name, job: jobId });
    return "dropped";
  }
  const composed = await asSystem(setup.db, (tx) => textComposers[name](tx, texts[name].parse(ids), setup));
  if (!composed) {
    setup.log({ message: "text dropped: nothing left to say", text: name, job: jobId });
    return "dropped";
  }
  return unlessRefused(transport.send({ key, ...composed }), (because) =>
    setup.log({ level: "error", message: "text refused for good", text: name, job: jobId, because }),
  );
}

/** A refusal for good ends the job; everything else is thrown to the queue, which tries again. */
async function unlessRefused(sending: Promise<void>, tell: (because: string) => void): Promise<Outcome> {
  try {
    await sending;
    return "sent";
  } catch (error) {
    if (!(error instanceof NotSent) || error.retry) throw error;
    tell(error.message);
    return "dropped";
  }
}

async function compose<Name extends MailName>(tx: SystemTx, name: Name, ids: unknown, setup: Delivering) {
  const composer = composers[name] as unknown as Composer<Name, PropsOf<Name>>;
  const composed = await composer(tx, mails[name].parse(ids) as never, setup);
  const footer = { appUrl: setup.appUrl, supportEmail: setup.supportEmail };
  return composed && { ...composed, props: { ...composed.props, footer } };
}
