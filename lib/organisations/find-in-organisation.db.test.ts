import { afterAll, beforeAll, expect, test } from "vitest";
import { cast } from "@/db/seed";
import { listWhomToAsk } from "@/lib/members/list-whom-to-ask";
import { addAccount, joinTeam, memberActor } from "@/lib/testing/test-context";
import { openWorld, type World } from "@/lib/testing/world";
import { findInOrganisation } from "./find-in-organisation";

const { olive, adam, mia, otto, northwind, southbank, harbour } = cast;

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.sql`update organisations set seat_limit = 10000`;
});
afterAll(() => world.close());

const find = async (search: string, who: { userId: string } = olive, organisation: { id: string } = northwind) => {
  const { people, projects } = await findInOrganisation(world.ctx, await memberActor(world.sql, who, organisation), {
    search,
  });
  return [...people, ...projects].map(({ name }) => name);
};

test("half a name with an accent left off finds a person, and half a project's name a project", async () => {
  const alvaro = await addAccount(world.sql, "Álvaro Ibáñez", "a.ibanez@example.com");
  await joinTeam(world.sql, alvaro, northwind, "member");
  for (const search of ["alvaro", "ÁLVARO", "ibane", "a.ibanez@"]) expect(await find(search)).toContain(alvaro.name);
  expect(await find(harbour.name.slice(0, 4).toUpperCase())).toContain(harbour.name);
  for (const search of ["", "  ", "nobody at all", "a\0b"]) expect(await find(search)).toEqual([]);
});

test("at most eight of each, first those whose name begins so", async () => {
  for (let number = 0; number < 12; number += 1) {
    const person = await addAccount(world.sql, `Zeta Quill ${number}`, `zeta-${number}@example.com`);
    await joinTeam(world.sql, person, northwind, "member");
  }
  const first = await addAccount(world.sql, "Quill Aster", "aster@example.com");
  await joinTeam(world.sql, first, northwind, "member");
  const found = await find("quill");
  expect(found).toHaveLength(8);
  expect(found[0]).toBe(first.name);
});

test("nobody finds what they may not open: people without the permission, projects of others, other organisations", async () => {
  const nothing = await addAccount(world.sql, "Nora Nothing", "nora@example.com");
  await joinTeam(world.sql, nothing, northwind, "member");
  expect(await find(mia.name)).toEqual([mia.name]);
  expect(await find(mia.name, nothing)).toEqual([]);
  expect(await find(harbour.name, nothing)).toEqual([]);
  expect(await find(otto.name)).toEqual([]);
  expect(await find(harbour.name, otto, southbank)).toEqual([]);
  await expect(find("a", otto, northwind)).rejects.toMatchObject({ code: "not_found" });
});

test("every member is told whom to ask, owners first, of their own organisation", async () => {
  const nothing = await addAccount(world.sql, "Nils Nothing", "nils@example.com");
  await joinTeam(world.sql, nothing, northwind, "member");
  const people = await listWhomToAsk(world.ctx, await memberActor(world.sql, nothing, northwind), {});
  expect(people.map(({ email, role }) => [email, role])).toEqual([
    [olive.email, "Owner"],
    [adam.email, "Administrator"],
  ]);
});
