import type { Database } from "../db/client";
import type { Configuration } from "../lib/kernel/env";
import type { Delivering } from "../lib/messages/deliver";
import type { MailTransport } from "../lib/ports/mail";

/** What the worker needs of the configuration. */
export function deliveryFrom(configuration: Configuration, db: Database, transport: MailTransport): Delivering {
  const { appUrl, supportEmail, mailKeys, lockoutMinutes, mailFrom } = configuration;
  const log = (line: object) =>
    process.stdout.write(`${JSON.stringify({ time: new Date().toISOString(), ...line })}\n`);
  return { db, transport, appUrl, supportEmail, mailKeys, lockoutMinutes, mailFrom, log };
}
