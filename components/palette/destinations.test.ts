import { expect, test } from "vitest";
import { destinationGroups, type FoundPlaces } from "./destinations";

const known = {
  slug: "northwind",
  nav: [
    { href: "/orgs/northwind", label: "Dashboard" },
    { href: "/orgs/northwind/team", label: "Team" },
  ],
  organisations: [
    { name: "Northwind Energy", slug: "northwind" },
    { name: "Åbo Tram", slug: "abo" },
  ],
  isPlatformAdmin: false,
};
const found: FoundPlaces = {
  pages: [{ href: "/orgs/northwind/team/roles", label: "Role permissions" }],
  projects: [{ id: "prj_1", name: "Harbour substation" }],
  people: [{ id: "mem_1", userId: "usr_1", name: "Álvaro Ibáñez", email: "alvaro@northwind.example" }],
};
const labels = (search: string, of: FoundPlaces | null = found) =>
  destinationGroups(known, of, search).map(({ label, destinations }) => [
    label,
    ...destinations.map((each) => each.label),
  ]);

test("what the frame knows is found by its letters, without accents, and never the organisation that one is in", () => {
  expect(labels("abo", null)).toEqual([["Other organisations", "Åbo Tram"]]);
  expect(labels("ROLE", { ...found, people: [], projects: [] })).toEqual([["Pages", "Role permissions"]]);
  expect(labels("northwind", null)).toEqual([]);
});

test("what the server found is not looked through again, and stands in its place between what was there before", () => {
  expect(labels("t").map(([label]) => label)).toEqual(["Pages", "Projects", "People", "Other organisations", "You"]);
  expect(labels("zzz")).toEqual([
    ["Projects", "Harbour substation"],
    ["People", "Álvaro Ibáñez"],
  ]);
});

test("the pages of platform admins are theirs alone, and outside an organisation there are no pages of one", () => {
  const outside = { ...known, slug: null, isPlatformAdmin: true };
  expect(destinationGroups(outside, null, "").map(({ label }) => label)).toEqual(["Organisations", "You"]);
  expect(labels("platform", null)).toEqual([]);
});
