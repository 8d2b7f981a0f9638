import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "@playwright/test";
import { startSmtpInbox } from "../../lib/ports/testing/smtp-inbox";
import { answerOf, scripted } from "../fixtures/actions";
import { mailTo, until } from "../fixtures/mail";
import { openWorld } from "../fixtures/world";

test("a database that drops every connection a hundred times neither ends nor wedges the server", async () => {
  const smtp = await startSmtpInbox();
  const { world, database, close } = await openWorld({ SMTP_URL: `smtp://127.0.0.1:${smtp.port}`, WORKER: "inline" });
  try {
    const cookie = await world.signInAs("olive");
    const path = "/orgs/northwind/team";
    const load = () =>
      Promise.all([world.ask({ path, cookie }), world.ask({ path: "/sign-in" })]).then((replies) =>
        replies.map(({ status }) => status),
      );
    const statuses = new Map<number, number>();
    let isOver = false;
    const loaders = Array.from({ length: 10 }, async () => {
      while (!isOver) for (const status of await load()) statuses.set(status, (statuses.get(status) ?? 0) + 1);
    });
    let killed = 0;
    for (let round = 0; round < 100; round += 1) {
      const ended = await database.admin`
        select pg_terminate_backend(pid) from pg_stat_activity where datname = ${database.name}`;
      killed += ended.length;
      await wait(100);
    }
    isOver = true;
    await Promise.all(loaders);
    expect(killed).toBeGreaterThan(50);
    expect([...statuses.keys()].filter((status) => ![200, 303, 500, 503].includes(status))).toEqual([]);

    let row = 0;
    await until("twenty good answers in a row", async () => {
      row = (await load()).every((status) => status === 200) ? row + 1 : 0;
      return row >= 20;
    });
    const fields = { organisation: "northwind", email: "after@guests.example", role: "read_only" };
    expect(answerOf(await world.ask(scripted("inviteAction", fields, { path, cookie })))?.status).toBe("done");
    await until("a mail from the worker, which lost its connections too", () =>
      mailTo(smtp.inbox, "after@guests.example"),
    );
    expect(world.server.output()).not.toContain(cookie);
    expect(await world.server.stop()).toBe(0);
  } finally {
    await close();
    await smtp.close();
  }
});
