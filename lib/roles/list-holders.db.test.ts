import { afterAll, beforeAll, expect, test } from "vitest";
import { refusalOf } from "@/lib/testing/observe";
import { giveRole, plantRole } from "@/lib/testing/own-role";
import { openStages, type Stage } from "@/lib/testing/stage";
import { openWorld, type World } from "@/lib/testing/world";
import { holdersPerPage, listHolders } from "./list-holders";

let world: World;
let stage: Stage;
beforeAll(async () => {
  world = await openWorld();
  stage = await openStages(world)();
});
afterAll(() => world.close());

const holders = async (input: object) => listHolders(world.ctx, await stage.asOwner(), input);

test("a permission is held by those whose role holds it, roles of one's own too, and by nobody else", async () => {
  const [technician, guard] = [await stage.join("technician"), await stage.join("member")];
  await stage.join("member");
  await giveRole(world.sql, guard.memberId, await plantRole(world.sql, stage.team, "Night watch", ["device:edit"]));
  const found = await holders({ permission: "device:edit" });
  expect(found.label).toBe("Edit devices");
  expect(found.roles).toEqual(["Owner", "Administrator", "Technician", "Night watch"]);
  const names = found.holders.map(({ name, role }) => `${name}: ${role.label}`);
  expect(names).toEqual(
    [
      `${stage.owner.name}: Owner`,
      "Una Study: Owner",
      `${technician.name}: Technician`,
      `${guard.name}: Night watch`,
    ].toSorted((one, other) => one.toLowerCase().localeCompare(other.toLowerCase(), "en", { numeric: false })),
  );
  // What there is not is left out: the first of the table is shown.
  expect((await holders({ permission: "fly" })).permission).toBe("project:view");
});

test("a page at a time, each person once", async () => {
  for (let number = 0; number < holdersPerPage; number += 1) await stage.join("service");
  const first = await holders({ permission: "service_case:comment" });
  expect(first.holders).toHaveLength(holdersPerPage);
  const second = await holders({ permission: "service_case:comment", after: first.next });
  const all = [...first.holders, ...second.holders].map(({ id }) => id);
  expect(new Set(all).size).toBe(all.length);
  expect(second.next).toBeNull();
});

test("only whoever may see the team", async () => {
  const asMember = await stage.as(await stage.join("member"));
  expect(await refusalOf(listHolders(world.ctx, asMember, {}))).toMatchObject({
    code: "forbidden",
    facts: { permission: "team:view" },
  });
});
