import { readFileSync } from "node:fs";
import { cast } from "../../db/seed";
import { randomToken } from "../../lib/secrets/derive-token";
import { expect, test, type World } from "../fixtures/world";

/** Where mailed and printed links lead. */
const linkRoutes = Object.values<string>(
  JSON.parse(readFileSync(".next/app-path-routes-manifest.json", "utf8")),
).filter((route) => route.includes("[token]"));

/** A browser that is led on follows. */
async function follow(world: World, path: string, cookie: string) {
  for (let hops = 0, at = path; ; hops += 1) {
    const reply = await world.ask({ path: at, cookie });
    const { location } = reply.headers;
    if (!location || hops === 3) return reply;
    at = location;
  }
}

test("a link that is unknown or cut off says so in its status, whatever it was for", async ({ world }) => {
  expect(linkRoutes.length).toBeGreaterThanOrEqual(9);
  const cookie = await world.signInAs("olive");
  await world.sql`insert into authenticator_apps (id, user_id, secret, confirmed_at)
    values ('app_links', ${cast.olive.userId}, 'sealed', now())`;
  await world.sql`update sessions set factor = 'totp' where user_id = ${cast.olive.userId}`;
  for (const route of linkRoutes) {
    for (const token of ["x", randomToken(), `${randomToken()}~${randomToken()}`, "%7E", "~"]) {
      const { status, body } = await follow(world, route.replace("[token]", token), cookie);
      expect([route, token, [404, 410].includes(status), status]).toEqual([route, token, true, status]);
      expect(body).toMatch(/This link (?:does not work|no longer works)/);
    }
  }
  await world.sql`delete from authenticator_apps where id = 'app_links'`;
});

test("an invitation that is over answers 410 wherever it is opened, a live one 200", async ({ world }) => {
  const { id, link } = await world.invite("over@guests.example");
  const pages = [`/invitations/${link}`, `/invitations/${link}/decline`, `/register?invitation=${link}`];
  for (const path of pages) expect((await world.ask({ path })).status).toBe(200);
  const over = {
    accepted: { state: "accepted", accepted_by: cast.olive.userId },
    declined: { state: "declined" },
    revoked: { state: "revoked" },
    expired: { expires_at: "2026-01-01T00:00:00Z", sent_at: "2025-12-18T00:00:00Z" },
  };
  for (const [what, row] of Object.entries(over)) {
    const dead = await world.invite(`${what}@guests.example`);
    await world.sql`update invitations set ${world.sql(row)} where id = ${dead.id}`;
    for (const path of pages.map((page) => page.replace(link, dead.link))) {
      const { status, body } = await world.ask({ path });
      expect([what, status]).toEqual([what, 410]);
      expect(body).toMatch(/This invitation (?:has been used|was declined|was withdrawn|has expired)/);
    }
  }
  await world.sql`update invitations set state = 'revoked' where id = ${id}`;
});

test("a link altered behind its tilde names nobody and nothing, on every page that takes one", async ({ world }) => {
  const { id, link, token } = await world.invite("altered@guests.example");
  const told = /Northwind|Olive|altered@guests/;
  for (const altered of [link.slice(0, -1), `${link}x`, `${token}~`, `${link}~`, `${token}~${token}`]) {
    for (const path of [
      `/invitations/${altered}`,
      `/invitations/${altered}/decline`,
      `/register?invitation=${altered}`,
    ]) {
      const { status, body } = await world.ask({ path });
      expect([path, status]).toEqual([path, 404]);
      expect(body).not.toMatch(told);
    }
  }
  expect((await world.ask({ path: `/invitations/${link}` })).body).toMatch(told);
  await world.sql`update invitations set state = 'revoked' where id = ${id}`;
});

test("declining is offered where it works: by the mailed link, and to the person invited", async ({ world }) => {
  const { id, token, link } = await world.invite(cast.vera.email, "southbank");
  const offer = async (path: string, cookie?: string) =>
    /name="invitation"[\s\S]*Decline|\/decline"/.test((await world.ask({ path, ...(cookie ? { cookie } : {}) })).body);
  expect(await offer(`/invitations/${link}`)).toBe(true);
  expect(await offer(`/invitations/${token}`)).toBe(false);
  expect(await offer(`/invitations/${token}`, await world.signInAs("vera"))).toBe(true);
  expect((await world.ask({ path: `/invitations/${link}/decline` })).body).toContain("Decline to join");
  for (const cookie of [undefined, await world.signInAs("olive")]) {
    const { headers, status } = await world.ask({
      path: `/invitations/${token}/decline`,
      ...(cookie ? { cookie } : {}),
    });
    expect([status, headers.location]).toEqual([307, `/invitations/${token}`]);
  }
  await world.sql`update invitations set state = 'revoked' where id = ${id}`;
});
