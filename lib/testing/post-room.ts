import { deliver } from "@/lib/jobs/deliver";
import type { Message } from "@/lib/messages/message";
import type { Mail } from "@/lib/ports/mail";
import { recordingTransport } from "@/lib/ports/mail-recording";
import { recordingSmsTransport } from "@/lib/ports/sms-recording";
import { queuedJobs } from "./observe";
import type { World } from "./world";

/** Where the tests' links lead: not the address of any request. */
export const appUrl = "https://rollcall.example";

/** Does the worker's part in a test: sends what waits in the queue through transports that keep mails and texts. */
export function openPostRoom({ sql, ctx }: Pick<World, "sql" | "ctx">) {
  const transport = recordingTransport();
  const texts = recordingSmsTransport();
  const lines: Readonly<Record<string, string | number>>[] = [];
  const setup = {
    db: ctx.db,
    transport,
    texts,
    appUrl,
    mailFrom: { name: "Rollcall", address: "team@rollcall.example" },
    supportEmail: ctx.settings.supportEmail,
    mailKeys: ctx.mailKeys,
    lockoutMinutes: ctx.settings.lockoutMinutes,
    log: (line: Readonly<Record<string, string | number>>) => void lines.push(line),
  };
  return {
    setup,
    transport,
    /** The text messages, and a way to let the next ones fail. */
    texts,
    /** What the operator reads, oldest first. */
    lines,
    /** Two tries of one job have one key, as in the queue. */
    send: (message: Message, job = "1") => deliver(setup, job, { ...message, key: `key-of-${job}` }),
    /** Forgets what waits. */
    clear: () => sql`delete from graphile_worker._private_jobs`,
    /** Sends what waits, oldest first, and empties the queue. Answers the mails of this turn. */
    async sendAll(): Promise<readonly Mail[]> {
      const before = transport.mails.length;
      for (const [index, message] of (await queuedJobs(sql)).entries()) await deliver(setup, `${index}`, message);
      await sql`delete from graphile_worker._private_jobs`;
      return transport.mails.slice(before);
    },
  };
}
