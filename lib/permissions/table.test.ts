import { describe, expect, test } from "vitest";
/** The authority as it was handed to us, kept beside the test so that a slip in the table cannot hide. */
import { authority } from "./authority.fixture";
import { can, covers } from "./can";
import { permissions, permissionsOf, type RoleKey, roleKeys, roles } from "./table";

describe("the permission table", () => {
  test("has the authority's 54 rows in the authority's order", () => {
    expect(permissions.map((row) => row.key)).toEqual(authority.map((row) => row.permission));
    expect(permissions).toHaveLength(54);
  });

  test.each(authority)("grants $permission to exactly the roles that the authority names", ({ permission, held }) => {
    const granted = roleKeys.filter((role) => permissionsOf(role).has(permission as never));
    expect(granted).toEqual(held);
  });

  test("says something of every role", () => {
    for (const role of roleKeys) expect(roles[role].sentence).toMatch(/\.$/);
  });
});

describe("covering", () => {
  const pairs: [RoleKey, RoleKey, boolean][] = [
    ["owner", "owner", true],
    ["owner", "administrator", true],
    ["administrator", "owner", false],
    ["administrator", "technician", true],
    ["developer", "technician", false],
    ["technician", "developer", false],
    ["member", "member", true],
  ];
  test.each(pairs)("%s over %s: %s", (mine, theirs, answer) => {
    expect(covers(permissionsOf(mine), permissionsOf(theirs))).toBe(answer);
  });

  test("every role covers the member role, which grants nothing", () => {
    for (const role of roleKeys) expect(covers(permissionsOf(role), permissionsOf("member"))).toBe(true);
  });
});

test("can asks whether the set holds the permission", () => {
  expect(can(permissionsOf("administrator"), "team:manage")).toBe(true);
  expect(can(permissionsOf("technician"), "team:manage")).toBe(false);
});
