import { openDatabase } from "../db/client";
import { runWorker } from "../lib/jobs/run-worker";
import type { Configuration } from "../lib/kernel/env";
import { openDirectory } from "../lib/ports/open-directory";
import { openTextTransport, openTransport } from "../lib/ports/open-transport";

export interface StartedWorker {
  /** For whoever started it: where mails and texts go. */
  readonly sendsThrough: string;
  /** Jobs under way finish, then what they send by and their connections close. */
  stop(): Promise<void>;
}

/** The worker with all that is its own: its connections and its transports. */
export async function startWorker(configuration: Configuration, url: string): Promise<StartedWorker> {
  const { appUrl, supportEmail, mailKeys, encryptionKeys: sealKeys, lockoutMinutes, mailFrom } = configuration;
  const db = openDatabase({ url, connections: 5, isPooled: configuration.isPooled });
  const transport = openTransport(configuration.mail, db);
  const texts = await openTextTransport(configuration.sms, db);
  const directory = await openDirectory(configuration.directory);
  const log = (line: object) =>
    process.stdout.write(`${JSON.stringify({ time: new Date().toISOString(), ...line })}\n`);
  const sending = { transport, texts, appUrl, supportEmail, mailKeys, lockoutMinutes, mailFrom };
  const setup = { db, ...sending, sealKeys, directory, log };
  const worker = await runWorker(url, setup);
  return {
    sendsThrough: `mail goes through ${transport.name}, ${texts ? `text messages through ${texts.name}` : "text messages are off"}${directory ? `, groups are kept in ${directory.name}` : ""}`,
    async stop() {
      await worker.stop();
      await transport.close();
      await texts?.close();
      directory?.close();
      await db.close();
    },
  };
}
