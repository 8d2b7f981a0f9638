import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { test as base } from "@playwright/test";
import type { RoleKey } from "../../lib/permissions/table";
import { hashToken, randomToken } from "../../lib/secrets/derive-token";
import { plain, scripted } from "../fixtures/actions";
import { expect, openWorld, type World } from "../fixtures/world";
import { attackedActions, isBeyond } from "./attacked-actions";
import { bypasses } from "./bypasses";
import { expectRefused } from "./expect-refused";
import { gateTests } from "./gate-tests";
import { expectGated, organisationPages, ownPages, platformPages, stepPages } from "./pages";
import { half, once, pairs } from "./pairs";

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
    { scope: "worker", timeout: 180_000 },
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

gateTests(test, "without");

const every = [...organisationPages, ...ownPages, ...stepPages, ...platformPages];

test("without the middleware a signed-out visitor sees no page behind the gate", async ({ world }) => {
  await world.unchanged(async () => {
    await expectGated(world, { pages: every, tried: "pairs" });
    await expectGated(world, { pages: half(every, "without"), cookie: randomToken() });
  });
});

test("without the middleware a session that is over opens no page and runs no action", async ({ world }) => {
  const cookie = await world.signInAs("olive");
  await world.sql`update sessions set expires_at = now() where token_hash = ${hashToken(cookie)}`;
  const actions = await attackedActions(world);
  await world.unchanged(async () => {
    await expectGated(world, { pages: half(every, "without", 1), cookie });
    for (const { name, access, fields, page } of half(actions, "without")) {
      if (access === "public") continue;
      expectRefused(await world.ask(scripted(name, fields, { path: page, cookie })), name);
    }
  });
});

test("without the middleware nobody but a platform admin sees their pages", async ({ world }) => {
  const cookie = await world.signInAs("olive");
  await world.unchanged(() => expectGated(world, { pages: platformPages, cookie, tried: "pairs" }));
});

test("without the middleware a stranger to an organisation sees no page of it", async ({ world }) => {
  const cookie = await world.signInAs("otto");
  await world.unchanged(() => expectGated(world, { pages: organisationPages, cookie, tried: "pairs" }));
});

test("without the middleware no action runs for a signed-out visitor", async ({ world }) => {
  const actions = (await attackedActions(world)).filter(({ access }) => access !== "public");
  await world.unchanged(async () => {
    for (const [{ name, fields, page }, [how, bypass]] of pairs(actions, Object.entries(bypasses))) {
      const { headers = {}, path = (same: string) => same } = bypass;
      expectRefused(await world.ask(scripted(name, fields, { path: path(page), headers })), `${name} with ${how}`);
    }
    for (const [{ name, fields, page }, post] of once(actions, [plain, scripted])) {
      const elsewhere = post === plain ? { path: page } : { path: "/sign-in", cookie: randomToken() };
      expectRefused(await world.ask(post(name, fields, elsewhere)), name);
    }
  });
});

test("without the middleware a role and an organisation still bound what an action does", async ({ world }) => {
  const all = await attackedActions(world);
  const people = { mia: "technician", vera: "read_only", otto: null } as const;
  for (const [person, role] of Object.entries(people) as [keyof typeof people, RoleKey | null][]) {
    const cookie = await world.signInAs(person);
    const actions = all.filter(({ command, access }) =>
      role ? isBeyond(command, role) : access === "role" || access === "project",
    );
    await world.unchanged(async () => {
      for (const { name, fields, page } of actions)
        expectRefused(await world.ask(scripted(name, fields, { path: page, cookie })), `${name} as ${person}`);
    });
  }
});
