import { cast, castMemberId } from "../../db/seed";
import { hashToken, randomToken } from "../../lib/secrets/derive-token";
import { expect, test } from "../fixtures/world";
import { bypasses, leaks } from "./bypasses";
import { gateTests } from "./gate-tests";
import {
  expectGated,
  gatedRoutes,
  organisationPages,
  ownPages,
  pagesOfEveryMember,
  platformPages,
  stepPages,
  withoutChance,
} from "./pages";
import { half, once, pairs } from "./pairs";

const watched = [...organisationPages, ...ownPages, ...platformPages];
const every = [...watched, ...stepPages, ...gatedRoutes];

test("each way round the gate is tried on two things, and each thing with two ways", () => {
  const ways = Object.keys(bypasses);
  for (const things of [every, ["/a", "/b", "/c"], Array.from({ length: 90 }, (_, index) => `/${index}`)]) {
    const tried = pairs(things, ways, false);
    expect(things.filter((thing) => tried.filter(([one]) => one === thing).length < 2)).toEqual([]);
    expect(ways.filter((way) => tried.filter(([, one]) => one === way).length < 2)).toEqual([]);
  }
});

test("a signed-out visitor sees no page behind the gate, whatever the request claims to be", async ({ world }) => {
  await world.unchanged(async () => {
    await expectGated(world, { pages: every, tried: "pairs" });
    for (const path of gatedRoutes) {
      const reply = await world.ask({ method: "POST", path });
      expect([path, reply.status >= 300, leaks(reply)]).toEqual([path, true, []]);
    }
  });
});

test("a visitor without a session is sent to sign in, and back afterwards", async ({ world }) => {
  for (const page of watched) {
    const reply = await world.ask({ path: `${page}?a=1` });
    expect([page, reply.status]).toEqual([page, 303]);
    expect(reply.headers.location).toBe(`/sign-in?next=${encodeURIComponent(`${page}?a=1`)}`);
  }
});

test("a cookie that is made up, expired, revoked, or of an archived person opens nothing", async ({ world }) => {
  const { sql } = world;
  const expired = await world.signInAs("olive");
  await sql`update sessions set created_at = now() - interval '20 hours', expires_at = now() where token_hash = ${hashToken(expired)}`;
  const revoked = await world.signInAs("olive");
  await sql`delete from sessions where token_hash = ${hashToken(revoked)}`;
  const archivedPerson = await world.join("Arne Archived", "owner");
  const archived = await world.signInAs({ userId: archivedPerson.userId });
  expect((await world.ask({ path: "/orgs/northwind/team", cookie: archived })).status).toBe(200);
  await sql`update users set archived_at = now() where id = ${archivedPerson.userId}`;
  await world.unchanged(async () => {
    const asked = [
      { cookie: randomToken(), pages: half(every, "with") },
      { cookie: expired, pages: half(every, "with", 1) },
      { cookie: revoked, pages: every },
      { cookie: archived, pages: every },
    ];
    for (const { cookie, pages } of asked) {
      await expectGated(world, { cookie, pages });
      expect((await world.ask({ path: "/api/auth/session", cookie })).body).toBe("null");
    }
  });
  await sql`delete from members where user_id = ${archivedPerson.userId}`;
});

test("to whoever is not a platform admin their pages do not exist, and no way round shows any of them", async ({
  world,
}) => {
  const cookie = await world.signInAs("olive");
  await world.unchanged(async () => {
    await expectGated(world, { cookie, pages: platformPages });
    for (const path of platformPages) {
      const [reply, absent] = [await world.ask({ path, cookie }), await world.ask({ path: "/admin/nothing", cookie })];
      expect([path, reply.status, absent.status]).toEqual([path, 404, 404]);
      expect(reply.body).not.toContain("Two-factor resets");
    }
    expect((await world.ask({ path: "/profile", cookie })).body).not.toContain("/admin/users");
  });
});

test("a platform admin sees their pages only with a second factor in the session, and for 30 idle minutes", async ({
  world,
}) => {
  const { sql } = world;
  const { userId, memberId } = await world.join("Priya Nair", "read_only");
  const cookie = await world.signInAs({ userId });
  await sql`insert into platform_admins (user_id) values (${userId})`;
  const look = async () => {
    const { status, headers, body } = await world.ask({ path: "/admin/users", cookie });
    return headers.location ?? /NEXT_REDIRECT;\w+;([^;]+);/.exec(body)?.[1] ?? status;
  };
  expect(await look()).toMatch(/^\/two-factor\/setup/);
  await sql`insert into authenticator_apps (id, user_id, secret, confirmed_at) values ('app_gate', ${userId}, 'sealed', now())`;
  await expectGated(world, { cookie, pages: platformPages });
  expect(await look()).not.toBe(200);
  await sql`update sessions set factor = 'sms' where user_id = ${userId}`;
  expect(await look()).not.toBe(200);
  await sql`update sessions set factor = 'totp' where user_id = ${userId}`;
  expect(await look()).toBe(200);
  await sql`update sessions set last_used_at = now() - interval '31 minutes' where user_id = ${userId}`;
  expect(await look()).toMatch(/^\/sign-in/);
  await sql`delete from platform_admins`;
  await sql`delete from authenticator_apps where user_id = ${userId}`;
  await sql`delete from members where id = ${memberId}`;
});

test("what the database keeps of a session opens nothing", async ({ world }) => {
  const cookie = await world.signInAs("olive");
  const [row] = await world.sql<{ token_hash: string; id: string }[]>`
    select token_hash, id from sessions where token_hash = ${hashToken(cookie)}`;
  for (const stored of [row?.token_hash ?? "", row?.id ?? ""]) {
    expect(stored).not.toBe("");
    await expectGated(world, { cookie: stored, pages: every });
  }
});

/** The readings of a page that differ most, and the two ways to ask a route handler. */
const readings = [
  { headers: {} },
  { headers: bypasses["a prefetch by RSC"]?.headers ?? {} },
  { headers: bypasses["a segment prefetch of the page"]?.headers ?? {} },
  { headers: bypasses["x-middleware-subrequest, five times"]?.headers ?? {} },
];
const posts = [{ method: "GET" }, { method: "POST" }];

test("an organisation of others is answered exactly like one that does not exist", async ({ world }) => {
  const otto = await world.signInAs("otto");
  await world.unchanged(async () => {
    await expectGated(world, { cookie: otto, pages: organisationPages, tried: "pairs" });
    const routes = gatedRoutes.filter((route) => route.startsWith("/orgs/"));
    for (const [page, asked] of [...once(organisationPages, readings), ...pairs(routes, posts, true)]) {
      const answers = [];
      for (const slug of ["northwind", "southwind"]) {
        const path = page.replace("northwind", slug);
        answers.push(withoutChance(await world.ask({ ...asked, path, cookie: otto }), slug));
      }
      expect(answers[0], page).toBe(answers[1]);
    }
    for (const page of organisationPages)
      expect((await world.ask({ path: page, cookie: otto })).status, page).toBe(404);
  });
});

test("a member without the right to see the team is told so on its pages and gets none of its names", async ({
  world,
}) => {
  const { userId, memberId } = await world.join("Merle Member", "member");
  const cookie = await world.signInAs({ userId });
  expect((await world.ask({ path: "/orgs/northwind", cookie })).status).toBe(200);
  for (const path of organisationPages.filter((page) => !pagesOfEveryMember.includes(page))) {
    const reply = await world.ask({ path, cookie });
    // A project in whose team they are not does not exist, nor a request that is not theirs to decide.
    const isHidden = path.includes(cast.harbour.id) || path.includes("/requests/");
    expect([path, reply.status]).toEqual([path, isHidden ? 404 : 403]);
    if (!isHidden) expect(reply.body).toContain("Your role does not allow this");
    const names = [cast.olive.name, cast.olive.email, cast.adam.email, cast.vera.name, cast.harbour.name];
    expect(names.filter((name) => reply.body.includes(name))).toEqual([]);
  }
  await world.sql`delete from members where id = ${memberId}`;
});

test("what a role does not allow is answered 403, and what is not there or not yours 404", async ({ world }) => {
  const { userId, memberId } = await world.join("Nora Nothing", "member");
  const [nothing, mia] = [await world.signInAs({ userId }), await world.signInAs("mia")];
  const managing = ["/team/invite", "/team/invite/several", "/team/roles/new", "/team/two-factor", "/settings"];
  const ask = async (slug: string, path: string, cookie: string) =>
    (await world.ask({ path: `/orgs/${slug}${path}`, cookie })).status;
  await world.unchanged(async () => {
    for (const path of managing) {
      // Once each is not enough: a status is decided by what of a page is ready when its answer begins.
      const statuses = await Promise.all(
        Array.from({ length: 10 }, (_, turn) => ask("northwind", path, turn % 2 ? nothing : mia)),
      );
      expect([path, ...new Set(statuses)]).toEqual([path, 403]);
    }
    expect(await ask("northwind", "/team", nothing)).toBe(403);
    expect(await ask("northwind", "/team", mia)).toBe(200);
    for (const path of [...managing, "", "/team", "/team/roles"]) {
      expect([path, await ask("southbank", path, nothing)]).toEqual([path, 404]);
      expect([path, await ask("nowhere", path, nothing)]).toEqual([path, 404]);
    }
    expect(await ask("northwind", "/no-such-page", mia)).toBe(404);
  });
  await world.sql`delete from members where id = ${memberId}`;
});

test("a changed role and a removal show on the very next request, and leave other organisations alone", async ({
  world,
}) => {
  const { userId, memberId } = await world.join("Rolf Roles", "administrator");
  const cookie = await world.signInAs({ userId });
  const look = async () => (await world.ask({ path: "/orgs/northwind/team", cookie })).status;
  const mayInvite = async () =>
    (await world.ask({ path: "/orgs/northwind/team", cookie })).body.includes("Invite member");
  expect([await look(), await mayInvite()]).toEqual([200, true]);
  await world.sql`update members set role_id = 'rol_read_only' where id = ${memberId}`;
  expect([await look(), await mayInvite()]).toEqual([200, false]);
  await world.sql`update members set role_id = 'rol_member' where id = ${memberId}`;
  expect((await world.ask({ path: "/orgs/northwind/team", cookie })).body).toContain("Your role does not allow this");
  await world.sql`delete from members where id = ${memberId}`;
  expect(await look()).toBe(404);
  expect((await world.ask({ path: "/profile", cookie })).status).toBe(200);

  const mia = await world.signInAs("mia");
  const [row] = await world.sql`delete from members where id = ${castMemberId(cast.mia, cast.northwind)} returning *`;
  expect((await world.ask({ path: "/orgs/northwind", cookie: mia })).status).toBe(404);
  expect((await world.ask({ path: "/orgs/southbank", cookie: mia })).status).toBe(200);
  await world.sql`insert into members ${world.sql(row ?? {})}`;
  expect((await world.ask({ path: "/orgs/northwind", cookie: mia })).status).toBe(200);
});

test("two people who take turns on one address never see each other's page", async ({ world }) => {
  const [olive, vera] = [await world.signInAs("olive"), await world.signInAs("vera")];
  for (let turn = 0; turn < 30; turn += 1) {
    const path = "/orgs/northwind/team";
    const ask = (cookie: string) => world.ask({ path, cookie });
    const [hers, theirs] = await Promise.all(turn % 2 ? [ask(olive), ask(vera)] : [ask(vera), ask(olive)].reverse());
    if (!hers || !theirs) throw new Error("no answer");
    expect([hers.body.includes("Actions for Adam Khan"), theirs.body.includes("Actions for")]).toEqual([true, false]);
    expect(hers.headers["cache-control"]).toBe("no-store");
    expect(leaks(await world.ask({ path: "/orgs/northwind/team" }))).toEqual([]);
  }
});

gateTests(test, "with");
