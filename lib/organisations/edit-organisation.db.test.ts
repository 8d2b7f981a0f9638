import { afterAll, beforeAll, expect, test } from "vitest";
import { cast } from "@/db/seed";
import { brokenInvariants, refusesUnwritten } from "@/lib/testing/observe";
import { memberActor } from "@/lib/testing/test-context";
import { openWorld, type World } from "@/lib/testing/world";
import { editOrganisation } from "./edit-organisation";

const { olive, otto, northwind, southbank } = cast;

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  expect(await brokenInvariants(world.sql)).toEqual({});
  await world.close();
});

const rename = async (who: typeof olive, of: typeof northwind, slug: string) => {
  const input = { name: of.name, slug, timeZone: "UTC", defaultRole: "technician", approvedDomains: [] };
  return editOrganisation(world.ctx, await memberActor(world.sql, who, of), input);
};

test("a URL name that was given up leads on for 90 days, is nobody else's until then, and goes from hand to hand after", async () => {
  const { sql } = world;
  await rename(olive, northwind, "northwind-new");
  const taking = () => rename(otto, southbank, "northwind");
  expect((await refusesUnwritten(sql, taking, ["sessions"])).fields).toEqual({ slug: "taken" });
  await sql`update organisation_slugs set ends_at = now() where slug = 'northwind'`;
  await taking();
  // Given up by its second holder, with the first one's entry long over.
  await rename(otto, southbank, "southbank-new");
  const [row] = await sql`select organisation_id from organisation_slugs where slug = 'northwind'`;
  expect(row).toEqual({ organisation_id: southbank.id });
});
