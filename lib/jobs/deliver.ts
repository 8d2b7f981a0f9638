import type { Database } from "@/db/client";
import { asSystem } from "@/db/scope";
import { renderMail } from "@/emails/render-mail";
import type { Composing } from "@/lib/messages/composing";
import type { MailDefinition } from "@/lib/messages/define-mail";
import type { TextDefinition } from "@/lib/messages/define-text";
import type { QueuedMessage } from "@/lib/messages/message";
import type { MailAddress, MailTransport } from "@/lib/ports/mail";
import type { SmsTransport } from "@/lib/ports/sms";
import { NotSent } from "@/lib/ports/transport";
import { allMessages } from "./all-messages";

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
  const message = allMessages.get(name);
  if (!message) throw new Error(`unknown message ${String(name)}`);
  if (message.kind === "mail") return deliverMail(setup, message, { jobId, key, ids });
  if (message.kind === "text") return deliverText(setup, message, { jobId, key, ids });
  await message.tell(setup.db, ids);
  return "sent";
}

interface Job {
  readonly jobId: string;
  readonly key: string;
  readonly ids: unknown;
}

async function deliverMail(setup: Delivering, mail: MailDefinition, { jobId, key, ids }: Job): Promise<Outcome> {
  const { name, subject } = mail;
  const composed = await asSystem(setup.db, (tx) => mail.write(tx, ids, setup));
  if (!composed) {
    setup.log({ message: "mail dropped: nothing left to say", mail: name, job: jobId });
    return "dropped";
  }
  const footer = { appUrl: setup.appUrl, supportEmail: setup.supportEmail };
  const rendered = await renderMail(subject, await mail.template(), { ...composed.props, footer });
  const sending = { key, to: composed.to, from: setup.mailFrom, ...rendered };
  const outcome = await unlessRefused(setup.transport.send(sending), (because) =>
    setup.log({ level: "error", message: "mail refused for good", mail: name, job: jobId, because }),
  );
  if (composed.afterwards) await asSystem(setup.db, composed.afterwards);
  return outcome;
}

async function deliverText(setup: Delivering, text: TextDefinition, { jobId, key, ids }: Job): Promise<Outcome> {
  const { name } = text;
  const transport = setup.texts;
  if (!transport) {
    setup.log({ message: "text dropped: text messages are off", text: name, job: jobId });
    return "dropped";
  }
  const composed = await asSystem(setup.db, (tx) => text.write(tx, ids, setup));
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
