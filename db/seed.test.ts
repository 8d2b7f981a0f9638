import { expect, test } from "vitest";
import { isId } from "../lib/kernel/ids";
import { cast, castMemberId, castPeople } from "./seed";

test("the cast's ids are ids of ours, each used once", () => {
  for (const person of castPeople) {
    expect(isId("usr", person.userId), person.name).toBe(true);
    expect(isId("org", person.personalId), person.name).toBe(true);
  }
  const teams = [cast.northwind, cast.southbank];
  for (const team of teams) expect(isId("org", team.id), team.name).toBe(true);
  const memberIds = castPeople.flatMap((person) => teams.map((team) => castMemberId(person, team)));
  for (const id of memberIds) expect(isId("mem", id), id).toBe(true);
  const all = [
    ...memberIds,
    ...teams.map(({ id }) => id),
    ...castPeople.flatMap(({ userId, personalId }) => [userId, personalId]),
  ];
  expect(new Set(all).size).toBe(all.length);
});
