import type { TestType } from "@playwright/test";
import { cast } from "../../db/seed";
import { drawnForField } from "../../lib/kernel/echo-form";
import { createId } from "../../lib/kernel/ids";
import { hashToken, randomToken } from "../../lib/secrets/derive-token";
import { answerOf, scripted } from "../fixtures/actions";
import { expect, type World } from "../fixtures/world";
import { attackedActions } from "./attacked-actions";
import { expectRefused } from "./expect-refused";
import { expectGated, gatedRoutes, organisationPages, ownPages, stepPages } from "./pages";
import { half } from "./pairs";

/**
 * What stands between a session and a page or action beside signing in: a second step, what an organisation requires, an
 * address that was proven lately. Run with the middleware and without it, half of the pages and actions each, by every way
 * round that we know (AZ-03).
 */
// biome-ignore lint/suspicious/noExplicitAny: the runner's own type for a test with whatever fixtures
export function gateTests(test: TestType<any, { world: World }>, middleware: "with" | "without"): void {
  test("a sign-in whose second step is missing opens no page and runs no action", async ({ world }) => {
    const token = randomToken();
    await world.sql`insert into waiting_sign_ins (id, token_hash, user_id, device_id, device_epoch, attempt_failed, attempt_total, expires_at)
      values (${createId("sgn")}, ${hashToken(token)}, ${cast.olive.userId}, '', 0, 1, 1, now() + interval '10 minutes')`;
    const actions = await attackedActions(world);
    await world.unchanged(async () => {
      // As a session it is nobody's; as what it is, it opens the second step alone.
      const pages = [...organisationPages, ...ownPages, ...stepPages];
      await expectGated(world, { pages: half(pages, middleware), cookie: token });
      for (const page of half(pages, middleware, 1)) {
        const reply = await world.ask({ path: page, headers: { cookie: `rollcall_sign_in=${token}` } });
        expect(reply.status, page).toBeGreaterThanOrEqual(300);
      }
      for (const { name, access, fields, page } of half(actions, middleware)) {
        if (access === "public") continue;
        const headers = { cookie: `rollcall_sign_in=${token}` };
        expectRefused(await world.ask(scripted(name, fields, { path: page, headers })), name);
      }
    });
    await world.sql`delete from waiting_sign_ins`;
  });

  test("an organisation that requires two-factor shows nothing to a member without it, and the other one stays open", async ({
    world,
  }) => {
    await world.sql`update organisations set two_factor_from = now() where id = ${cast.northwind.id}`;
    const actions = await attackedActions(world);
    const [mia, adam] = [await world.signInAs("mia"), await world.signInAs("adam")];
    expect((await world.ask({ path: "/orgs/southbank", cookie: mia })).status).toBe(200);
    await world.unchanged(async () => {
      await expectGated(world, { pages: half(organisationPages, middleware), cookie: mia });
      await expectGated(world, { pages: half(organisationPages, middleware, 1), cookie: adam });
      const led = await world.ask({ path: "/orgs/northwind/team?role=owner", cookie: adam });
      expect(led.headers.location).toMatch(/\/two-factor\/setup\?next=%2Forgs%2Fnorthwind%2Fteam%3Frole%3Downer$/);
      for (const { name, command, isGated, fields, page } of half(actions, middleware, 1)) {
        if (!isGated || command.waives.includes("set_up_two_factor")) continue;
        const reply = await world.ask(scripted(name, fields, { path: page, cookie: adam }));
        expect(answerOf(reply), name).toMatchObject({ status: "refused", reason: "set_up_two_factor" });
      }
      for (const path of gatedRoutes.filter((route) => route.startsWith("/orgs/"))) {
        for (const method of ["GET", "POST"]) {
          const headers = { origin: world.server.origin };
          const { status } = await world.ask({ method, path, cookie: adam, headers });
          expect(status, `${method} ${path}`).toBeGreaterThanOrEqual(300);
        }
      }
      const csv = await world.ask({
        method: "POST",
        path: "/orgs/northwind/team/csv",
        cookie: adam,
        headers: { origin: world.server.origin, "content-type": "application/x-www-form-urlencoded" },
        body: new URLSearchParams({ [drawnForField]: cast.adam.userId }).toString(),
      });
      expect(csv.headers.location).toMatch(/^\/two-factor\/setup/);
      // Becoming a platform admin asks for a second factor, whatever an organisation requires.
      for (const path of ownPages.filter((page) => !page.startsWith("/admin/")))
        expect(String((await world.ask({ path, cookie: adam })).headers.location), path).not.toContain("/two-factor");
      for (const path of ["/profile", "/orgs/new", "/two-factor/setup", "/profile/sessions"])
        expect((await world.ask({ path, cookie: adam })).status, path).toBe(200);
    });
    await world.sql`update organisations set two_factor_from = null where id = ${cast.northwind.id}`;
    expect((await world.ask({ path: "/orgs/northwind/team", cookie: adam })).status).toBe(200);
  });

  test("an address that was last proven 90 days ago closes every page and action but the way to prove it", async ({
    world,
  }) => {
    const person = await world.join("Ada Aged", "owner");
    const cookie = await world.signInAs(person);
    await world.sql`update users set email_proven_at = now() - interval '2161 hours' where id = ${person.userId}`;
    const actions = await attackedActions(world);
    await world.unchanged(async () => {
      await expectGated(world, { pages: half([...organisationPages, ...ownPages], middleware), cookie });
      for (const { name, command, access, fields, page } of half(actions, middleware)) {
        // To whoever is no platform admin there is nothing that could be gated.
        if (["public", "invitee", "platform"].includes(access) || command.waives.includes("revalidate_email")) continue;
        const reply = await world.ask(scripted(name, fields, { path: page, cookie }));
        expect(answerOf(reply), name).toMatchObject({ status: "refused", reason: "revalidate_email" });
      }
      for (const path of stepPages)
        expect(String((await world.ask({ path, cookie })).headers.location), path).not.toMatch(/^\/(?:rev|sign)/);
      for (const path of ["/revalidate-email", "/revalidate-email/change", "/confirm"])
        expect((await world.ask({ path, cookie })).status, path).toBe(200);
    });
    await world.sql`delete from members where id = ${person.memberId}`;
  });
}
