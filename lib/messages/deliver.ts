import type { Database } from "@/db/client";
import { asSystem, type SystemTx } from "@/db/scope";
import type { PropsOf } from "@/emails/index";
import { renderMail } from "@/emails/render-mail";
import { type MailAddress, MailNotSent, type MailTransport } from "@/lib/ports/mail";
import {
  composeAccountLocked,
  composeAlreadyRegistered,
  composeConfirmRegistration,
  composeNewBrowser,
  composePasswordChanged,
  composePasswordReset,
} from "./compose-account";
import { composeConfirmEmailChange, composeEmailChanged, composeEmailChangeUndone } from "./compose-email-change";
import { composeAccountDeleted } from "./compose-farewell";
import { composeInvitation, composeInvitationDeclined, composeInvitationNotGranted } from "./compose-invitation";
import { composeMemberRemoved, composeRoleChanged } from "./compose-member";
import type { Composer, Composing } from "./composing";
import { type MessageName, messages } from "./messages";

const composers: { readonly [Name in MessageName]: Composer<Name, PropsOf<Name>> } = {
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
  new_browser: composeNewBrowser,
  role_changed: composeRoleChanged,
  member_removed: composeMemberRemoved,
};

export interface Delivering extends Composing {
  readonly db: Database;
  readonly transport: MailTransport;
  readonly mailFrom: MailAddress;
  /** One line for the operator; holds the message's name and job, never an address or a link (AU-05). */
  readonly log: (line: Readonly<Record<string, string | number>>) => void;
}

/**
 * Sends one queued message as the world is now. State is read in a short transaction of its own; nothing is sent inside
 * one. The job's id is the idempotency key, so a second try after a crash is the same mail to the provider (INV-16).
 */
export async function deliver(setup: Delivering, jobId: string, payload: unknown): Promise<"sent" | "dropped"> {
  const { name, ids } = payload as { name: MessageName; ids: unknown };
  if (!Object.hasOwn(messages, name)) throw new Error(`unknown message ${String(name)}`);
  const mail = await asSystem(setup.db, (tx) => compose(tx, name, ids, setup));
  if (!mail) {
    setup.log({ message: "mail dropped: nothing left to say", mail: name, job: jobId });
    return "dropped";
  }
  const rendered = await renderMail(name, mail.props as never);
  try {
    await setup.transport.send({ key: `rollcall-${jobId}`, to: mail.to, from: setup.mailFrom, ...rendered });
  } catch (error) {
    if (!(error instanceof MailNotSent) || error.retry) throw error;
    setup.log({ level: "error", message: "mail refused for good", mail: name, job: jobId, because: error.message });
    await forget(setup.db, mail.afterwards);
    return "dropped";
  }
  await forget(setup.db, mail.afterwards);
  return "sent";
}

async function forget(db: Database, afterwards: ((tx: SystemTx) => Promise<void>) | undefined) {
  if (afterwards) await asSystem(db, afterwards);
}

async function compose<Name extends MessageName>(tx: SystemTx, name: Name, ids: unknown, setup: Delivering) {
  const composer = composers[name] as unknown as Composer<Name, PropsOf<Name>>;
  const composed = await composer(tx, messages[name].parse(ids) as never, setup);
  const footer = { appUrl: setup.appUrl, supportEmail: setup.supportEmail };
  return composed && { ...composed, props: { ...composed.props, footer } };
}
