import { expect, test } from "vitest";
import { isLower } from "./can";
import {
  builtInRole,
  builtInRoles,
  choiceOf,
  customPermissions,
  heldBy,
  isRoleName,
  nameOfRole,
  roleIdOf,
  roleOf,
} from "./role";
import { permissions, permissionsOf, roleKeys } from "./table";

/** product.md 4.13, by hand. */
const ownersAlone = [
  "organisation:delete",
  "ownership:transfer",
  "role:manage",
  "team_report:receive",
  "two_factor:enforce",
  "two_factor:reset",
];

const own = { id: "rol_01jd0000000000000000000000", key: null, label: "Night watch", sentence: "Watches." };

test("a role of one's own may hold everything but what belongs to owners alone", () => {
  const kept = permissions.map(({ key }) => key).filter((key) => !customPermissions.includes(key));
  expect(kept.toSorted()).toEqual(ownersAlone);
});

test("what a row says beyond that is not held", () => {
  const role = roleOf({ ...own, permissions: ["team:view", "moon:land", ...ownersAlone] });
  expect(role).toEqual({ ...own, permissions: new Set(["team:view"]) });
});

test("of a built-in role only the key counts", () => {
  const row = { id: "rol_member", key: "member", label: "Boss", sentence: "Rules.", permissions: ["team:manage"] };
  expect(roleOf(row)).toBe(builtInRole("member"));
});

test("a key that this version does not know grants nothing", () => {
  const row = { id: "rol_emperor", key: "emperor", label: "Emperor", sentence: null, permissions: null };
  expect(roleOf(row).permissions.size).toBe(0);
});

test("names lead to ids and back", () => {
  expect(builtInRoles.map(({ key }) => key)).toEqual([...roleKeys]);
  for (const role of [...builtInRoles, roleOf({ ...own, permissions: [] })]) {
    expect(isRoleName(nameOfRole(role))).toBe(true);
    expect(roleIdOf(nameOfRole(role))).toBe(role.id);
  }
  // A built-in role goes by its key alone, so that no role has two names.
  for (const text of ["", "emperor", "rol_owner", "rol_", "rol_'; drop table roles", "constructor"]) {
    expect(isRoleName(text), text).toBe(false);
  }
});

test("a choice says what its role holds", () => {
  const role = roleOf({ ...own, permissions: ["team:view", "ets:edit"] });
  expect(heldBy(choiceOf(role))).toEqual(role.permissions);
  expect(heldBy(choiceOf(builtInRole("developer")))).toEqual(permissionsOf("developer"));
});

test("a role is lower when it holds less, not when it holds the same or something else", () => {
  const role = (...held: string[]) => roleOf({ ...own, permissions: held });
  expect(isLower(role("team:view"), role("team:view", "ets:view"))).toBe(true);
  expect(isLower(role(), role("team:view"))).toBe(true);
  expect(isLower(role("team:view"), role("team:view"))).toBe(false);
  expect(isLower(role("ets:view"), role("team:view", "device:view"))).toBe(false);
  expect(isLower(role("team:view", "ets:view"), role("team:view"))).toBe(false);
});
