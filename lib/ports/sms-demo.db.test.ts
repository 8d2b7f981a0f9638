import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase, type TestDatabase } from "@/db/testing";
import { findDemoMail, readMailbox } from "@/lib/operations/read-mailbox";
import { demoTransport } from "./mail-demo";
import { demoSmsTransport } from "./sms-demo";
import { exampleMail } from "./testing/example-mail";
import { exampleText } from "./testing/example-text";

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

test("the demo's mailbox shows text messages among the mails, each once, and leaves out what may not be sent", async () => {
  const texts = demoSmsTransport(database.db);
  await demoTransport(database.db).send(exampleMail({ key: "rollcall-1" }));
  await texts.send(exampleText({ key: "rollcall-2" }));
  await texts.send(exampleText({ key: "rollcall-2" }));
  await expect(texts.send(exampleText({ key: "rollcall-3", text: "" }))).rejects.toMatchObject({ retry: false });
  const text = { key: "rollcall-2", recipient: "+447700900900", subject: "Text message", isText: true };
  const mail = { key: "rollcall-1", recipient: "mia@northwind.example", isText: false };
  expect(await readMailbox(database.db, "")).toMatchObject([
    { ...text, preview: "123456 is your Rollcall code." },
    { ...mail, preview: "Hello Mia" },
  ]);
  expect(await readMailbox(database.db, "MIA@north")).toMatchObject([mail]);
  expect(await readMailbox(database.db, "+4477")).toMatchObject([text]);
  expect(await readMailbox(database.db, "%")).toEqual([]);
  expect(await findDemoMail(database.db, "rollcall-1")).toMatchObject({ text: "Hello Mia" });
  expect(await findDemoMail(database.db, "rollcall-9")).toBeNull();
});
