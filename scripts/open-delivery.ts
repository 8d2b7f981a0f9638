import type { Database } from "../db/client";
import type { WorkerSetup } from "../lib/jobs/run-worker";
import type { Configuration } from "../lib/kernel/env";
import { openTextTransport, openTransport } from "../lib/ports/open-transport";

export interface Delivery extends WorkerSetup {
  /** Lets what is under way finish; after the worker has stopped. */
  close(): Promise<void>;
}

/** What the worker needs of the configuration, with its transports open. */
export async function openDelivery(configuration: Configuration, db: Database): Promise<Delivery> {
  const { appUrl, supportEmail, mailKeys, encryptionKeys: sealKeys, lockoutMinutes, mailFrom } = configuration;
  const transport = openTransport(configuration.mail, db);
  const texts = await openTextTransport(configuration.sms, db);
  const log = (line: object) =>
    process.stdout.write(`${JSON.stringify({ time: new Date().toISOString(), ...line })}\n`);
  const close = async () => {
    await transport.close();
    await texts?.close();
  };
  return { db, transport, texts, appUrl, supportEmail, mailKeys, sealKeys, lockoutMinutes, mailFrom, log, close };
}
