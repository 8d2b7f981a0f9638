import { describe, expect, test } from "vitest";
import { cast } from "@/db/seed";
import type { Message, MessageIds } from "@/lib/messages/message";
import type { MailBench } from "./mail-bench";

const { northwind } = cast;

/** A message with real rows behind it. */
export interface MadeMail {
  readonly message: Message;
  readonly to: { readonly name: string; readonly address: string };
  /** Words that the mail must hold, and links, in full. */
  readonly says: readonly string[];
  readonly links?: readonly string[];
  /** What `silencedBy` needs to know. */
  readonly ids: Readonly<Record<string, string>>;
}

export interface MailCase {
  make(): Promise<MadeMail>;
  /** What may happen between the queue and the mail, after which there is nothing left to say (INV-17). */
  readonly silencedBy: Readonly<Record<string, (ids: MadeMail["ids"]) => Promise<unknown>>>;
}

type MailsAmong<Exports> = {
  [Name in keyof Exports]: Exports[Name] extends { readonly definition: { readonly kind: "mail" } } ? Name : never;
}[keyof Exports];

/** An id that nobody has, in the place of each; numbers, moments and words of a closed list stay as they are. */
function never(ids: MessageIds): MessageIds {
  const isId = (value: string | number) => /^[a-z]{3}_\w+$/.test(String(value));
  return Object.fromEntries(
    Object.entries(ids).map(([key, value]) => [
      key,
      isId(value) ? `${String(value).slice(0, 4)}${"0".repeat(26)}` : value,
    ]),
  );
}

/**
 * Sends each mail of an area for rows that are there, for rows that changed meanwhile and for rows that never were.
 *
 * @param mails the area's mails.ts, whole: a mail without a case does not compile
 */
export function describeMails<Exports>(
  bench: MailBench,
  _mails: Exports,
  cases: Readonly<Record<MailsAmong<Exports> & string, MailCase>>,
): void {
  describe.each(Object.entries<MailCase>(cases))("%s", (_name, { make, silencedBy }) => {
    test("goes to the stored address with what its rows say now and links of our own address", async () => {
      const { post } = bench;
      const made = await make();
      const before = post.transport.mails.length;
      expect(await post.send(made.message, "job-7")).toBe("sent");
      const [mail, ...more] = post.transport.mails.slice(before);
      expect(more).toEqual([]);
      expect(mail?.to).toEqual(made.to);
      expect(mail?.from).toEqual({ name: "Rollcall", address: "team@rollcall.example" });
      expect(mail?.key).toBe("key-of-job-7");
      for (const words of [...made.says, ...(made.links ?? [])]) expect(mail?.text).toContain(words);
      for (const url of `${mail?.text} ${mail?.html}`.match(/https?:\/\/[^\s"<]+/g) ?? [])
        if (!url.startsWith("http://www.w3.org/")) expect(url).toMatch(/^https:\/\/rollcall\.example(?:\/|$)/);
      // A second try after a crash is the same mail to the provider (INV-16).
      await post.send(made.message, "job-7");
      expect(post.transport.mails.at(-1)).toEqual(mail);
    });

    test.each(Object.entries(silencedBy))("is not sent when meanwhile %s", async (_what, happen) => {
      const { post, sql } = bench;
      const made = await make();
      await happen(made.ids);
      const before = post.transport.mails.length;
      expect(await post.send(made.message)).toBe("dropped");
      expect(post.transport.mails).toHaveLength(before);
      const line = { message: "mail dropped: nothing left to say", mail: made.message.name, job: "1" };
      expect(post.lines.at(-1)).toEqual(line);
      await sql`update organisations set deleted_at = null where id = ${northwind.id}`;
    });

    test("is not sent when what it tells of was never there", async () => {
      const { message } = await make();
      expect(await bench.post.send({ ...message, ids: never(message.ids) })).toBe("dropped");
    });

    test("is queued as ids and nothing else, whatever somebody adds", async () => {
      const { message } = await make();
      expect(JSON.stringify(message)).not.toMatch(/@|https?:|~/);
      const ids = { ...message.ids, email: "mallory@example.com" };
      await expect(bench.post.send({ ...message, ids })).rejects.toThrow(/email|unrecognized/i);
    });
  });
}
