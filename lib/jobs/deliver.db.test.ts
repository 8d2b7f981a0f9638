import { expect, test } from "vitest";
import { asSystem } from "@/db/scope";
import { cast } from "@/db/seed";
import { invitationMail } from "@/lib/invitations/mails";
import { enqueue } from "@/lib/messages/enqueue";
import type { Message } from "@/lib/messages/message";
import { openMailBench } from "@/lib/testing/mail-bench";
import { plantInvitation } from "@/lib/testing/test-context";
import { signInCodeText } from "@/lib/two-factor/mails";
import { deliver } from "./deliver";

const { olive, northwind } = cast;
const bench = openMailBench();

/** A mail with rows behind it: an invitation. */
async function invited(): Promise<Message> {
  const { email } = await bench.person("Guest");
  const planted = await plantInvitation(bench.sql, bench.ctx, { email, by: olive, to: northwind });
  return invitationMail({ organisationId: northwind.id, invitationId: planted.id, sendNumber: 1 });
}

test("a mail's key is made when it is queued, so that no other database that counts jobs alike has it too", async () => {
  const queued = await invited();
  const queue = async () => {
    await bench.post.clear();
    await bench.sql`select setval('graphile_worker.jobs_id_seq1', 1000)`;
    await asSystem(bench.ctx.db, (tx) => enqueue(tx, queued));
    const [job] = await bench.sql<{ id: string; key: string }[]>`
      select id::text, payload ->> 'key' as key from graphile_worker._private_jobs`;
    return job;
  };
  const [here, elsewhere] = [await queue(), await queue()];
  expect(here?.id).toBe(elsewhere?.id);
  expect(here?.key).toMatch(/^[0-9a-f-]{36}$/);
  expect(here?.key).not.toBe(elsewhere?.key);
  expect(await bench.post.sendAll()).toMatchObject([{ key: elsewhere?.key }]);
});

test("a mail that the provider refuses for good is dropped, with a line that names neither address nor link", async () => {
  const made = await invited();
  const before = bench.post.transport.mails.length;
  bench.post.transport.failNext(1, { retry: false });
  expect(await bench.post.send(made, "9")).toBe("dropped");
  expect(bench.post.transport.mails).toHaveLength(before);
  const line = bench.post.lines.at(-1);
  expect(line).toMatchObject({ level: "error", message: "mail refused for good", mail: "invitation", job: "9" });
  expect(JSON.stringify(line)).not.toMatch(/@|\/invitations\//);
});

test("a mail that may go through later is left to the queue, which tries again", async () => {
  const made = await invited();
  bench.post.transport.failNext(1);
  await expect(bench.post.send(made)).rejects.toMatchObject({ name: "MailNotSent", retry: true });
  expect(await bench.post.send(made)).toBe("sent");
});

test("text messages that were queued before they were switched off are dropped, with a line that says so", async () => {
  const lines: object[] = [];
  const off = { ...bench.post.setup, texts: null, log: (line: object) => void lines.push(line) };
  expect(await deliver(off, "7", signInCodeText({ codeId: "otc_0" }))).toBe("dropped");
  expect(lines).toEqual([{ message: "text dropped: text messages are off", text: "sign_in_code", job: "7" }]);
});

test("a job that is none of ours fails aloud", async () => {
  for (const name of ["nothing", "constructor", "__proto__"])
    await expect(bench.post.send({ name, ids: {} })).rejects.toThrow("unknown message");
});
