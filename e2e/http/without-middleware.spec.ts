import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { test as base } from "@playwright/test";
import { hashToken, randomToken } from "../../lib/secrets/derive-token";
import { builtActions, plain, scripted } from "../fixtures/actions";
import { expect, openWorld, type World } from "../fixtures/world";
import { actionTable, expectRefused } from "./action-table";
import { shareOfBypasses } from "./bypasses";
import { gateTests } from "./gate-tests";
import { expectGated, fewBypasses, organisationPages, ownPages, platformPages } from "./pages";

/** The middleware is comfort: with it taken out of the build, everything behind the gate stays behind it (AZ-03). */
const test = base.extend<object, { world: World }>({
  world: [
    async ({}, use) => {
      const folder = copyWithoutMiddleware();
      const { world, close } = await openWorld({}, folder);
      await use(world);
      await close();
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: "worker", timeout: 60_000 },
  ],
});
test.describe.configure({ mode: "default" });

/** This folder by links, but for the build, which is a copy without the entry for the middleware. */
function copyWithoutMiddleware(): string {
  const folder = resolve(`.data/without-middleware-${process.pid}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync("."))
    if (![".next", ".data", ".git", "test-results"].includes(name)) symlinkSync(resolve(name), join(folder, name));
  const skipped = /[\\/]\.next[\\/](?:cache|trace|dev)/;
  cpSync(".next", join(folder, ".next"), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !skipped.test(resolve(path)),
  });
  const file = join(folder, ".next/server/functions-config-manifest.json");
  const manifest = JSON.parse(readFileSync(file, "utf8"));
  expect(Object.keys(manifest.functions), "Next now registers the middleware elsewhere").toContain("/_middleware");
  delete manifest.functions["/_middleware"];
  writeFileSync(file, JSON.stringify(manifest));
  rmSync(join(folder, ".next/server/middleware.js"));
  return folder;
}

test("no middleware runs here: it is the page itself that leads away, which answers 307", async ({ world }) => {
  const reply = await world.ask({ path: "/profile" });
  expect([reply.status, reply.headers.location]).toEqual([307, "/sign-in?next=%2Fprofile"]);
});

gateTests(test);

test("without the middleware a signed-out visitor sees no page behind the gate", async ({ world }) => {
  await world.unchanged(async () => {
    await expectGated(world, { pages: [...organisationPages, ...ownPages, ...platformPages] });
    await expectGated(world, { pages: organisationPages, cookie: randomToken(), ways: fewBypasses });
  });
});

test("without the middleware a session that is over opens no page and runs no action", async ({ world }) => {
  const cookie = await world.signInAs("olive");
  await world.sql`update sessions set expires_at = now() where token_hash = ${hashToken(cookie)}`;
  const table = await actionTable(world);
  await world.unchanged(async () => {
    await expectGated(world, {
      pages: [...organisationPages, ...ownPages, ...platformPages],
      cookie,
      ways: fewBypasses,
    });
    for (const [name, row] of Object.entries(table)) {
      if (row.access === "public") continue;
      expectRefused(await world.ask(scripted(name, row.fields, { path: row.page, cookie })), name);
    }
  });
});

test("without the middleware nobody but a platform admin sees their pages", async ({ world }) => {
  const cookie = await world.signInAs("olive");
  await world.unchanged(() => expectGated(world, { pages: platformPages, cookie }));
});

test("without the middleware a stranger to an organisation sees no page of it", async ({ world }) => {
  const cookie = await world.signInAs("otto");
  await world.unchanged(() => expectGated(world, { pages: organisationPages, cookie }));
});

test("without the middleware no action runs for a signed-out visitor", async ({ world }) => {
  test.slow();
  const table = await actionTable(world);
  await world.unchanged(async () => {
    for (const [n, { name }] of builtActions().entries()) {
      const row = table[name];
      if (!row || row.access === "public") continue;
      await Promise.all(
        shareOfBypasses(n, 2).map(async ([how, { headers = {}, path = (same: string) => same }]) => {
          const reply = await world.ask(scripted(name, row.fields, { path: path(row.page), headers }));
          expectRefused(reply, `${name} with ${how}`);
        }),
      );
      expectRefused(await world.ask(plain(name, row.fields, { path: row.page })), name);
      expectRefused(await world.ask(scripted(name, row.fields, { path: "/sign-in", cookie: randomToken() })), name);
    }
  });
});

test("without the middleware a role and an organisation still bound what an action does", async ({ world }) => {
  const table = await actionTable(world);
  for (const person of ["mia", "vera", "otto"] as const) {
    const cookie = await world.signInAs(person);
    await world.unchanged(async () => {
      for (const [name, row] of Object.entries(table)) {
        if (row.access !== "role") continue;
        const reply = await world.ask(scripted(name, row.fields, { path: row.page, cookie }));
        expectRefused(reply, `${name} as ${person}`);
      }
    });
  }
});
