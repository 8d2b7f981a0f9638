import { createTransport, type NodemailerError } from "nodemailer";
import { isLoopback } from "./loopback";
import { assertSafeMail, type Mail, MailNotSent, type MailTransport, mailDeadlineMs } from "./mail";

export interface SmtpOptions {
  /** `smtps://user:password@host` (TLS at once) or `smtp://…` (STARTTLS demanded, but plain on this machine). */
  url: string;
  deadlineMs?: number;
}

/** Mail by SMTP. There is no idempotency there; a stable Message-ID lets mailboxes drop a second copy (INV-16). */
export function smtpTransport({ url, deadlineMs = mailDeadlineMs }: SmtpOptions): MailTransport {
  const transporter = createTransport({
    ...connection(url),
    pool: true,
    maxConnections: 3,
    // Retrying belongs to the queue, which waits longer each time; one requeue covers an idle connection that the server dropped.
    maxRequeues: 1,
    idleTimeout: 60_000,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    dnsTimeout: 10_000,
    socketTimeout: 30_000,
    // Nothing in a mail may make this process read a file or fetch an address.
    disableFileAccess: true,
    disableUrlAccess: true,
    maxRecipients: 1,
  });
  return {
    name: "smtp",
    async send(mail) {
      assertSafeMail(mail);
      // A server that trickles a byte a second never trips a socket timeout; the signal also covers waiting for a connection.
      const signal = AbortSignal.timeout(deadlineMs);
      try {
        await transporter.sendMail({ ...message(mail), signal });
      } catch (error) {
        throw notSent(error as NodemailerError);
      }
    },
    close: async () => transporter.close(),
  };
}

function message(mail: Mail) {
  return {
    from: mail.from,
    to: mail.to,
    // Said once more, so that no reading of a header decides who gets the mail (WB-12, E18).
    envelope: { from: mail.from.address, to: [mail.to.address] },
    messageId: messageId(mail),
    subject: mail.subject,
    html: mail.html,
    text: mail.text,
    headers: { "Auto-Submitted": "auto-generated" },
  };
}

/** What a message id may not contain is percent-encoded, so that two keys never become one. */
function messageId({ key, from }: Mail): string {
  const left = encodeURIComponent(key).replace(/[().]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `<${left}@${from.address.slice(from.address.indexOf("@") + 1)}>`;
}

/**
 * Only these parts of the URL are used. Handing the URL to nodemailer would also take options from its query, among them
 * the one that turns certificate checks off.
 */
function connection(value: string) {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  // The value stays out of the message: it holds the password.
  if (!url?.hostname || (url.protocol !== "smtp:" && url.protocol !== "smtps:")) {
    throw new TypeError("SMTP_URL must look like smtps://user:password@host:465 or smtp://host:587.");
  }
  const secure = url.protocol === "smtps:";
  const local = isLoopback(url.hostname);
  const auth = { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) };
  return {
    host: url.hostname.replace(/^\[|\]$/g, ""),
    port: Number(url.port) || (secure ? 465 : local ? 25 : 587),
    secure,
    // A local relay may offer STARTTLS with a certificate of its own making; the way there needs no protection.
    ...(secure ? {} : local ? { ignoreTLS: true } : { requireTLS: true }),
    ...(url.username === "" ? {} : { auth }),
  };
}

function notSent(error: NodemailerError): MailNotSent {
  if (error.code === "EABORT")
    return new MailNotSent("The SMTP server took longer than the deadline.", { retry: true, cause: error });
  // A 5xx to our greeting or password speaks of us, not of the mail; only what was said about sender, recipient or text is final.
  const aboutTheMail = error.code === "EENVELOPE" || error.code === "EMESSAGE";
  const final = aboutTheMail && (error.responseCode === undefined || error.responseCode >= 500);
  const what = [error.code, error.command, error.responseCode].filter(Boolean).join(" ");
  return new MailNotSent(`SMTP failed: ${what || error.message}.`, { retry: !final, cause: error });
}
