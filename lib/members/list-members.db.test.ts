import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cast } from "@/db/seed";
import { writeCursor } from "@/lib/kernel/cursor";
import { roleKeys } from "@/lib/permissions/table";
import { openOrganisation } from "@/lib/sessions/open-organisation";
import { refusesUnwritten } from "@/lib/testing/observe";
import { plantRole } from "@/lib/testing/own-role";
import { addAccount, joinTeam, memberActor } from "@/lib/testing/test-context";
import { openWorld, type World } from "@/lib/testing/world";
import type { MemberSort } from "./input";
import { listMembers, membersPerPage } from "./list-members";

const { olive, adam, mia, vera, otto, northwind, southbank } = cast;

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.sql`update organisations set seat_limit = 10000`;
});
afterAll(() => world.close());

type Input = Parameters<typeof listMembers>[2];
const list = async (input: Input, who: { userId: string } = olive, organisation: { id: string } = northwind) =>
  listMembers(world.ctx, await memberActor(world.sql, who, organisation), input);
const names = async (...given: Parameters<typeof list>) => (await list(...given)).members.map(({ name }) => name);

describe("searching", () => {
  test("finds by any part of name or address, however it is written", async () => {
    for (const search of ["mia", "MIA", "Mia D", "ia@north", "@NORTHWIND.example", " mia "]) {
      expect(await names({ search }), search).toContain(mia.name);
    }
    expect(await names({ search: "mia@" })).toEqual([mia.name]);
    expect(await names({ search: "nobody at all" })).toEqual([]);
  });

  test("takes %, _ and backslashes as they are typed", async () => {
    const { sql } = world;
    const odd = await addAccount(sql, "Percy 100%_\\ Odd", "percy_odd@example.com");
    await joinTeam(sql, odd, northwind, "member");
    for (const search of ["100%", "%_\\", "\\ odd", "percy_odd"]) expect(await names({ search })).toEqual([odd.name]);
    for (const search of ["%", "_", "\\"]) expect(await names({ search })).toEqual([odd.name]);
    for (const search of ["p%y", "m_a", "%%", "\\%"]) expect(await names({ search })).toEqual([]);
  });

  test("finds letters beyond ASCII in either case", async () => {
    const { sql } = world;
    const person = await addAccount(sql, "Éloïse Ørsted", "eloise@example.com");
    await joinTeam(sql, person, northwind, "member");
    for (const search of ["Éloïse", "éloïse", "ÉLOÏSE", "ørsted", "ØRSTED"])
      expect(await names({ search }), search).toEqual([person.name]);
  });

  test("survives what no name can hold", async () => {
    for (const search of ["\ud800", "'; drop table members; --", "x".repeat(200)])
      expect(await names({ search }), JSON.stringify(search)).toEqual([]);
    // What cannot be a search: the list is shown without it.
    for (const search of ["x".repeat(201), "\0", "a\0b"]) expect(await names({ search })).toContain(mia.name);
  });

  test("follows a changed name and address at once", async () => {
    const { sql } = world;
    const person = await addAccount(sql, "Before Name", "before@example.com");
    await joinTeam(sql, person, northwind, "member");
    await sql`update users set name = 'After Name', email = 'after@example.com' where id = ${person.userId}`;
    expect(await names({ search: "before" })).toEqual([]);
    expect(await names({ search: "after@" })).toEqual(["After Name"]);
  });

  test("never looks beyond the organisation", async () => {
    expect(await names({ search: "otto" })).toEqual([]);
    expect(await names({ search: "mia" }, otto, southbank)).toEqual([mia.name]);
  });
});

test("a filter shows one role, alone and together with a search", async () => {
  const { members } = await list({ role: "administrator" });
  expect(members.map(({ name, role }) => [name, role.key])).toEqual([[adam.name, "administrator"]]);
  expect(await names({ role: "administrator", search: "mia" })).toEqual([]);
  expect(await names({ role: "technician", search: "mia" })).toEqual([mia.name]);
  expect(await names({ role: "service" })).toEqual([]);
});

test("what a URL cannot mean is left out rather than refused", async () => {
  const input = { role: "god", sort: "salary", after: "x".repeat(5000), search: 7 };
  expect(await names(input)).toContain(olive.name);
});

describe("sorting", () => {
  test("is by day of joining, by name, or by last sign-in with those who never came first", async () => {
    const { sql } = world;
    await sql`update members set last_sign_in_at = null where organisation_id = ${northwind.id}`;
    await sql`update members set last_sign_in_at = now() - interval '1 day' where organisation_id = ${northwind.id} and user_id = ${mia.userId}`;
    await sql`update members set last_sign_in_at = now() - interval '9 days' where organisation_id = ${northwind.id} and user_id = ${vera.userId}`;
    const core: readonly string[] = [olive.name, adam.name, mia.name, vera.name];
    const sorted = async (sort: MemberSort) => (await names({ sort })).filter((name) => core.includes(name));
    expect(await sorted("joined")).toEqual([olive.name, adam.name, mia.name, vera.name]);
    expect(await sorted("name")).toEqual([...core].sort());
    expect((await sorted("sign-in")).slice(-2)).toEqual([vera.name, mia.name]);
    expect((await sorted("-sign-in")).slice(0, 2)).toEqual([mia.name, vera.name]);
    expect(await sorted("-name")).toEqual([...core].sort().reverse());
    expect((await names({})).indexOf(olive.name)).toBe(0);
  });
});

test("by role is in the order of the roles, owners first, the organisation's own last", async () => {
  const { sql } = world;
  const site = await plantRole(sql, northwind, "Site lead", ["team:view"]);
  for (const [index, role] of [...roleKeys].reverse().entries()) {
    const person = await addAccount(sql, `Ordered ${role}`, `ordered${index}@example.com`);
    await joinTeam(sql, person, northwind, role);
  }
  const own = await addAccount(sql, "Ordered own", "ordered-own@example.com");
  await joinTeam(sql, own, northwind, "member");
  await sql`update members set role_id = ${site} where user_id = ${own.userId} and organisation_id = ${northwind.id}`;
  const expected = [...roleKeys, "own"].map((role) => `Ordered ${role}`);
  expect(await names({ search: "ordered", sort: "role" })).toEqual(expected);
  expect(await names({ search: "ordered", sort: "-role" })).toEqual(expected.toReversed());
  await sql`delete from members where user_id in (select id from users where name like 'Ordered %')
    and organisation_id = ${northwind.id} and role_id <> 'rol_owner'`;
});

describe("when somebody last signed in", () => {
  test("is for those who may manage, who may also sort by it", async () => {
    for (const who of [olive, adam]) {
      const { members, sort } = await list({ sort: "sign-in" }, who);
      expect(sort).toBe("sign-in");
      expect(members.find(({ userId }) => userId === mia.userId)?.lastSignInAt).toMatch(/^\d{4}-/);
    }
  });

  test("is kept from everybody else, in the rows, in the order and in the cursor", async () => {
    const { sql } = world;
    const reader = vera;
    const asked = await list({ sort: "sign-in" }, reader);
    expect(asked.sort).toBe("joined");
    expect(asked.members.every(({ lastSignInAt }) => lastSignInAt === null)).toBe(true);
    expect(asked.members.map(({ id }) => id)).toEqual((await list({}, reader)).members.map(({ id }) => id));
    // Nor by guessing: a cursor of that sorting moves nothing for them.
    const [row] = await sql<{ at: string }[]>`select last_sign_in_at::text as at from members
      where organisation_id = ${northwind.id} and user_id = ${mia.userId}`;
    const after = writeCursor({ sort: "sign-in", value: row?.at ?? "", id: "mem_0" });
    expect(await list({ sort: "sign-in", after }, reader)).toEqual(asked);
  });

  test("goes with the invitations that they sent, which only managers are shown", async () => {
    const row = async (who: typeof vera) =>
      (await list({ search: "olive" }, who)).members.find(({ userId }) => userId === olive.userId);
    expect((await row(vera))?.invited).toEqual([]);
  });
});

test("a member without the permission, a stranger and a private account see no list", async () => {
  const { sql, ctx } = world;
  const plain = await addAccount(sql, "Pam Plain", "pam@example.com");
  await joinTeam(sql, plain, northwind, "member");
  for (const [who, organisation, code] of [
    [plain, northwind, "forbidden"],
    [otto, northwind, "not_found"],
    [mia, { id: mia.personalId }, "not_found"],
  ] as const) {
    const actor = await memberActor(sql, who, organisation);
    expect(await refusesUnwritten(sql, () => listMembers(ctx, actor, {}))).toMatchObject({ code });
  }
});

describe("pages", () => {
  /** Reads all pages; `between` runs after each. */
  async function readAll(input: Record<string, unknown>, between: (page: number) => Promise<unknown> = async () => 0) {
    const seen: string[] = [];
    let after: string | undefined;
    for (let page = 0; page < 50; page += 1) {
      const { members, steps } = await list({ ...input, after });
      seen.push(...members.map(({ name }) => name));
      if (!steps.next) return seen;
      expect(members).toHaveLength(membersPerPage);
      after = steps.next.after;
      await between(page);
    }
    throw new Error("the pages never end");
  }

  beforeAll(async () => {
    const { sql } = world;
    // Many share a moment of joining, a name and a sign-in, so that only the id tells them apart.
    await sql`insert into users (id, name, email, email_canonical, email_proven_at)
      select 'usr_page' || n, 'Paged ' || n % 3, 'paged' || n || '@example.com', 'paged' || n || '@example.com', now()
      from generate_series(1, 240) n`;
    await sql`insert into members (id, organisation_id, user_id, role_id, joined_at, last_sign_in_at)
      select 'mem_page' || n, ${northwind.id}, 'usr_page' || n, case when n % 2 = 0 then 'rol_service' else 'rol_member' end,
        '2026-02-01'::timestamptz + (n / 100) * interval '1 microsecond', case when n % 4 = 0 then null else '2026-03-01'::timestamptz end
      from generate_series(1, 240) n`;
  });

  test.each([
    {},
    { sort: "name" },
    { sort: "sign-in" },
    { sort: "role" },
    { sort: "two-factor" },
    { sort: "-joined" },
    { sort: "-name" },
    { sort: "-role" },
    { sort: "-sign-in", role: "service" },
    { search: "paged" },
    { search: "PAGED", sort: "name" },
    { role: "service", sort: "sign-in" },
    { role: "member", search: "paged 1", sort: "name" },
  ])("with %j show everybody once", async (input) => {
    const { role, search = "" } = input as { role?: string; search?: string };
    const seen = await readAll(input);
    const expected = await world.sql<{ name: string }[]>`
      select u.name from members m join users u on u.id = m.user_id where m.organisation_id = ${northwind.id}
      and position(${search.toLowerCase()} in lower(u.name || ' ' || u.email)) > 0
      ${role ? world.sql`and m.role_id = ${`rol_${role}`}` : world.sql``}`;
    expect([...seen].sort()).toEqual(expected.map(({ name }) => name).sort());
  });

  test("stay complete and without repeats while members join and leave between them", async () => {
    const { sql } = world;
    for (const sort of ["joined", "name", "sign-in", "role", "two-factor"]) {
      const before = await sql<{ id: string }[]>`select id from members where organisation_id = ${northwind.id}`;
      const seen: string[] = [];
      let after: string | undefined;
      for (let page = 0; ; page += 1) {
        const { members, steps } = await list({ sort, after });
        seen.push(...members.map(({ id }) => id));
        if (!steps.next) break;
        after = steps.next.after;
        // One who sorts before the page, one who sorts after it, and the row at which the page ended goes.
        const [early, late] = [`Aaron ${sort} ${page}`, `Zoe ${sort} ${page}`];
        for (const name of [early, late]) {
          const email = `${name.replaceAll(" ", "-").toLowerCase()}@example.com`;
          await joinTeam(sql, await addAccount(sql, name, email), northwind, "member");
        }
        const last = members.at(-1);
        if (last?.id.startsWith("mem_page")) await sql`delete from members where id = ${last.id}`;
      }
      expect(new Set(seen).size, sort).toBe(seen.length);
      const missed = before.filter(({ id }) => !seen.includes(id));
      expect(missed, sort).toEqual([]);
    }
  });

  test("continue behind the longest name and address that anybody can have", async () => {
    const { sql } = world;
    const widest = "\u{1f600}".repeat(64);
    const email = `${"a".repeat(64)}@${`${"b".repeat(60)}.`.repeat(3)}example.com`;
    for (let index = 0; index < membersPerPage + 1; index += 1) {
      const person = await addAccount(sql, widest, `${index}${email.slice(`${index}`.length)}`);
      await joinTeam(sql, person, southbank, "member");
    }
    const first = await list({ sort: "name", search: "\u{1f600}" }, otto, southbank);
    expect(first.members).toHaveLength(membersPerPage);
    const next = { sort: "name", search: "\u{1f600}", ...first.steps.next };
    const second = await list(next, otto, southbank);
    expect(second.members).toHaveLength(1);
  });
});

describe("walking back", () => {
  test.each(["joined", "-name", "role", "-sign-in", "two-factor"])(
    "by %s shows the same pages with the same numbers",
    async (sort) => {
      const first = await list({ sort });
      const second = await list({ sort, ...first.steps.next });
      const third = await list({ sort, ...second.steps.next });
      expect([first, second, third].map(({ steps }) => steps.from)).toEqual([1, 26, 51]);
      const ids = ({ members }: { members: readonly { id: string }[] }) => members.map(({ id }) => id);
      const back = await list({ sort, ...third.steps.previous });
      expect([ids(back), back.steps]).toEqual([ids(second), second.steps]);
      const start = await list({ sort, ...back.steps.previous });
      expect([ids(start), start.steps]).toEqual([ids(first), first.steps]);
    },
  );

  test("a forged number leaves the first page the first", async () => {
    const { steps } = await list({ from: "77" });
    expect(steps).toMatchObject({ previous: null, from: 1 });
    for (const from of ["0", "-3", "1.5", "x", "9".repeat(30)]) {
      const second = await list({ ...(await list({})).steps.next, from });
      expect(second.steps.from, from).toBeNull();
    }
  });
});

describe("how many there are", () => {
  test("is the organisation's count without a filter, and counted up to five hundred with one", async () => {
    const { sql } = world;
    const [row] = await sql<{ n: number }[]>`select member_count as n from organisations where id = ${northwind.id}`;
    expect((await list({})).total).toEqual({ count: row?.n, isMore: false });
    const [services] = await sql<{ n: number }[]>`select count(*)::int as n from members
      where organisation_id = ${northwind.id} and role_id = 'rol_service'`;
    expect((await list({ role: "service" })).total).toEqual({ count: services?.n, isMore: false });
    expect((await list({ search: "nobody of that name" })).total).toEqual({ count: 0, isMore: false });
    await sql`insert into users (id, name, email, email_canonical, email_proven_at)
      select 'usr_many' || n, 'Many', 'many' || n || '@example.com', 'many' || n || '@example.com', now() from generate_series(1, 501) n`;
    await sql`insert into members (id, organisation_id, user_id, role_id)
      select 'mem_many' || n, ${northwind.id}, 'usr_many' || n, 'rol_developer' from generate_series(1, 501) n`;
    expect((await list({ search: "many" })).total).toEqual({ count: 500, isMore: true });
    await sql`delete from members where id like 'mem_many%'`;
  });
});

describe("who is new", () => {
  const isNew = async (name: string, input: Record<string, unknown> = {}, who: { userId: string } = olive) =>
    (await list({ search: name, ...input }, who)).members.find((each) => each.name === name)?.isNew;

  test("joined since the visit that the browser remembers", async () => {
    const person = await addAccount(world.sql, "Nora Newcomer", "nora@example.com");
    await joinTeam(world.sql, person, northwind, "member");
    const hour = 60 * 60 * 1000;
    expect(await isNew(person.name, { newSince: new Date(Date.now() - hour).toISOString() })).toBe(true);
    expect(await isNew(person.name, { newSince: new Date(Date.now() + hour).toISOString() })).toBe(false);
    expect(await isNew(adam.name, { newSince: new Date(Date.now() - hour).toISOString() })).toBe(false);
    for (const newSince of ["yesterday", "", 7]) expect(await isNew(person.name, { newSince })).toBe(false);
  });

  test("joined since one's sign-in before this one, where the browser remembers none", async () => {
    const { sql, ctx } = world;
    const reader = await addAccount(sql, "Rita Reader", "rita@example.com");
    await joinTeam(sql, reader, northwind, "administrator");
    const person = await addAccount(sql, "Nils Newcomer", "nils@example.com");
    await openOrganisation(ctx, await memberActor(sql, reader, northwind), {});
    await joinTeam(sql, person, northwind, "member");
    // Signed in once, ever: then everybody would be new.
    expect(await isNew(person.name, {}, reader)).toBe(false);
    await openOrganisation(ctx, await memberActor(sql, reader, northwind), {});
    expect(await isNew(person.name, {}, reader)).toBe(true);
    expect(await isNew(adam.name, {}, reader)).toBe(false);
    expect(await isNew(reader.name, {}, reader)).toBe(false);
    await openOrganisation(ctx, await memberActor(sql, reader, northwind), {});
    expect(await isNew(person.name, {}, reader)).toBe(false);
  });
});

describe("a forged cursor", () => {
  const times = [
    "now()",
    "2026-02-30 00:00:00+00",
    "2026-99-99 99:99:99+00",
    "0000-01-01 00:00:00+00",
    "0001-01-01 00:00:00+14",
    "2026-01-01 00:00:00+99",
    "2026-01-01 00:00:00+14:59",
    "2026-01-01 24:00:00+00",
    "2026-01-01 23:59:60+00",
    "9999-12-31 23:59:59-14",
    "-infinity",
    "\ud800",
    "a\0b",
  ];
  const ids = ["mem_1", "", "'; drop table members; --", "\ud800", "a\0b"];
  test.each(times)("moves nothing but the start of the list: %j", async (value) => {
    for (const sort of ["joined", "name", "sign-in"]) {
      for (const id of ids) {
        const { members } = await list({ sort, after: writeCursor({ sort, value, id }) });
        for (const { userId } of members) expect(userId).toMatch(/^usr_/);
      }
    }
  });

  test.each(["", "x", "%%%", "bnVsbA", "WyJqb2luZWQiXQ", "e30", "A".repeat(5000)])(
    "that is none begins at the start: %s",
    async (after) => {
      expect((await list({ after })).members).toEqual((await list({})).members);
    },
  );

  test("of another organisation shows only one's own", async () => {
    const { steps } = await list({});
    const theirs = await list({ ...steps.next }, otto, southbank);
    const ids = await world.sql`select 1 from members where organisation_id = ${southbank.id}
      and id in ${world.sql(theirs.members.map(({ id }) => id).concat("none"))}`;
    expect(ids).toHaveLength(theirs.members.length);
  });
});
