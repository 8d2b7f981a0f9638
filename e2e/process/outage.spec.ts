import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "@playwright/test";
import { startSmtpInbox } from "../../lib/ports/testing/smtp-inbox";
import { tokenFormat } from "../../lib/tokens/token-format";
import { answerOf, plain, scripted } from "../fixtures/actions";
import type { Asked, Reply } from "../fixtures/ask";
import { addressOf, builtRoutes } from "../fixtures/built-routes";
import { mailTo, until } from "../fixtures/mail";
import { openWiredWorld } from "../fixtures/wire";
import { openWorld, type World } from "../fixtures/world";
import { attackedActions } from "../http/attacked-actions";
import { leaks } from "../http/bypasses";

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
    // A busy machine opens fewer between two rounds: it takes more of them.
    while (killed < 100) {
      const ended = await database.admin`
        select pg_terminate_backend(pid) from pg_stat_activity where datname = ${database.name}`;
      killed += ended.length;
      await wait(40);
    }
    isOver = true;
    await Promise.all(loaders);
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

/** All that asks the database before it answers, by what it is: pages behind the gate, files, links, actions, programs. */
async function whatAsks(world: World, cookie: string): Promise<Readonly<Record<string, Asked>>> {
  const routes = builtRoutes();
  const gated = routes.filter(({ audience }) => audience !== "everybody");
  const files = gated.filter(({ isPage }) => !isPage);
  // A link that is not known is no dead link.
  const links = routes.filter(({ audience, route }) => audience === "everybody" && route.includes("[token]"));
  const actions = (await attackedActions(world)).filter(({ access }) => access !== "public");
  for (const found of [gated, files, links, actions]) expect(found.length).toBeGreaterThan(2);
  return Object.fromEntries([
    ...[...gated, ...links].map(({ route }) => [route, { path: addressOf(route), cookie }]),
    ...files.map(({ route }) => [`POST ${route}`, { method: "POST", path: addressOf(route), cookie }]),
    ...actions.flatMap(({ name, fields, page: path }) => [
      [`${name} without JavaScript`, plain(name, fields, { path, cookie })],
      [name, scripted(name, fields, { path, cookie })],
    ]),
    ...["/", "/sign-in/two-factor", "/api/auth/session"].map((path) => [path, { path, cookie }]),
    ["a program", { path: "/api/v1/me", headers: { authorization: `Bearer ${tokenFormat.create()}` } }],
  ]);
}

test("while the database is away whatever asks it answers 503 and shows nothing, and all is well when it is back", async () => {
  const { world, wire, close } = await openWiredWorld();
  try {
    const cookie = await world.signInAs("olive");
    const asked = Object.entries(await whatAsks(world, cookie));
    await wire.cut();
    // Many at once: a connection that was idle meanwhile may be closed by the server while it is used again. Not all, since
    // a busy machine would not have read the last of them in time.
    const replies: { name: string; each: Asked; reply: Reply }[] = [];
    await world.unchanged(async () => {
      for (let from = 0; from < asked.length; from += 40) {
        const some = asked.slice(from, from + 40);
        replies.push(
          ...(await Promise.all(some.map(async ([name, each]) => ({ name, each, reply: await world.ask(each) })))),
        );
      }
    });
    // A file is asked for in one way only.
    const others = replies.filter(({ reply: { status } }) => status !== 503 && status !== 405);
    expect(others.map(({ name, reply }) => `${name}: ${reply.status}`)).toEqual([]);
    for (const { name, each, reply } of replies) {
      // A page's own script is told so, with what was typed.
      if (each.headers?.["next-action"])
        expect(answerOf(reply), name).toMatchObject({ status: "refused", code: "unavailable" });
      else expect(leaks(reply), name).toEqual([]);
    }
    await wire.mend();
    await until("a page", async () => (await world.ask({ path: "/orgs/northwind/team", cookie })).status === 200);
  } finally {
    await close();
  }
});
