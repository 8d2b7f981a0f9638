import { expect, test } from "vitest";
import { cast, castMemberId, castPeople } from "./seed";

const idOf = (prefix: string): RegExp => new RegExp(`^${prefix}_[0-7][0-9a-hjkmnp-tv-z]{25}$`);

test("the cast's ids are ids of ours, each used once", () => {
  for (const person of castPeople) {
    expect(person.userId, person.name).toMatch(idOf("usr"));
    expect(person.personalId, person.name).toMatch(idOf("org"));
  }
  const teams = [cast.northwind, cast.southbank];
  for (const team of teams) expect(team.id, team.name).toMatch(idOf("org"));
  const memberIds = castPeople.flatMap((person) => teams.map((team) => castMemberId(person, team)));
  for (const id of memberIds) expect(id, id).toMatch(idOf("mem"));
  const all = [
    ...memberIds,
    ...teams.map(({ id }) => id),
    ...castPeople.flatMap(({ userId, personalId }) => [userId, personalId]),
  ];
  expect(new Set(all).size).toBe(all.length);
});
