import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "@playwright/test";
import { startSmtpInbox } from "../../lib/ports/testing/smtp-inbox";
import { createToken } from "../../lib/tokens/token-format";
import { answerOf, plain, scripted } from "../fixtures/actions";
import type { Asked } from "../fixtures/ask";
import { addressOf, builtRoutes } from "../fixtures/built-routes";
import { mailTo, until } from "../fixtures/mail";
import { openWiredWorld } from "../fixtures/wire";
import { openWorld } from "../fixtures/world";
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
    for (let round = 0; round < 100; round += 1) {
      const ended = await database.admin`
        select pg_terminate_backend(pid) from pg_stat_activity where datname = ${database.name}`;
      killed += ended.length;
      await wait(40);
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

test("while the database is away whatever asks it answers 503 and shows nothing, and all is well when it is back", async () => {
  const { world, wire, close } = await openWiredWorld();
  try {
    const cookie = await world.signInAs("olive");
    const routes = builtRoutes();
    const gated = routes.filter(({ audience }) => audience !== "everybody");
    // A link that is not known is no dead link.
    const links = routes.filter(({ audience, route }) => audience === "everybody" && route.includes("[token]"));
    const actions = (await attackedActions(world)).filter(({ access }) => access !== "public");
    expect([gated.length, links.length, actions.length].every((length) => length > 5)).toBe(true);

    const asked: Readonly<Record<string, Asked>> = {
      ...Object.fromEntries([...gated, ...links].map(({ route }) => [route, { path: addressOf(route) }])),
      ...Object.fromEntries(
        gated
          .filter(({ isPage }) => !isPage)
          .map(({ route }) => [`POST ${route}`, { method: "POST", path: addressOf(route) }]),
      ),
      ...Object.fromEntries(
        actions.map(({ name, fields, page }) => [name, plain(name, fields, { path: page, cookie })]),
      ),
      start: { path: "/" },
      "second step": { path: "/sign-in/two-factor" },
      "who is signed in": { path: "/api/auth/session" },
      token: { path: "/api/v1/me", headers: { authorization: `Bearer ${createToken()}` } },
    };
    await wire.cut();
    await world.unchanged(async () => {
      const replies = await Promise.all(
        Object.entries(asked).map(async ([name, each]) => ({ name, reply: await world.ask({ cookie, ...each }) })),
      );
      for (const { name, reply } of replies) expect(leaks(reply, {}), name).toEqual([]);
      const isOther = ({ status }: { status: number }) => status !== 503 && status !== 405;
      expect(
        replies.filter(({ reply }) => isOther(reply)).map(({ name, reply }) => `${name}: ${reply.status}`),
      ).toEqual([]);
      const scripts = await Promise.all(
        actions.map(async ({ name, fields, page }) => ({
          name,
          answer: answerOf(await world.ask(scripted(name, fields, { path: page, cookie }))),
        })),
      );
      for (const { name, answer } of scripts)
        expect(answer, name).toMatchObject({ status: "refused", code: "unavailable" });
    });
    await wire.mend();
    await until("a page", async () => (await world.ask({ path: "/orgs/northwind/team", cookie })).status === 200);
  } finally {
    await close();
  }
});
