import { describe, expect, test } from "vitest";
import {
  applyTicks,
  canOpenProject,
  effectivePermissions,
  impliedBy,
  permissionsOfStored,
  storedFor,
} from "./project-grants";
import { type ProjectPermission, projectPermissionKeys, projectPermissions, storedPermissions } from "./project-table";
import { builtInRole, builtInRoles, roleOf } from "./role";
import { roleKeys } from "./table";

const nothingStored = [] as const;
const own = roleOf({
  id: "rol_01jd0000000000000000000000",
  key: null,
  label: "Night watch",
  sentence: "",
  permissions: ["project:view", "team:manage"],
});

/** Every set of the five, so that what is said of both directions is said of all of them. */
const everySet = Array.from({ length: 2 ** projectPermissionKeys.length }, (_, bits) =>
  projectPermissionKeys.filter((_, place) => (bits >> place) & 1),
);

describe("stored permissions", () => {
  test("lead from every set of the five and back", () => {
    for (const set of everySet) expect(Array.from(permissionsOfStored(storedFor(set)))).toEqual(set);
  });

  test("hold a permission only when all of its parts are there", () => {
    for (const { key, stored } of projectPermissions) {
      for (const missing of stored) {
        const partial = storedPermissions.filter((each) => each !== missing);
        expect(permissionsOfStored(partial).has(key), `${key} without ${missing}`).toBe(false);
      }
    }
    expect(permissionsOfStored(storedPermissions).size).toBe(5);
    expect(permissionsOfStored(nothingStored).size).toBe(0);
  });
});

describe("saving five boxes", () => {
  test("stores what is ticked and nothing else, where nothing was partial", () => {
    for (const before of everySet) {
      for (const ticked of everySet) expect(applyTicks(storedFor(before), ticked)).toEqual(storedFor(ticked));
    }
  });

  const cases: [string, Parameters<typeof applyTicks>[0], ProjectPermission[], string[]][] = [
    ["a partial set stays while its box is not ticked", ["send_texts"], [], ["send_texts"]],
    [
      "a partial set becomes whole with its box",
      ["send_texts"],
      ["send_messages"],
      ["send_texts", "send_emails", "send_letters"],
    ],
    ["what was held goes with its tick, to the last part", ["send_texts", "send_emails", "send_letters"], [], []],
    [
      "one box takes nothing of another's partial set",
      ["manage_users", "view_activity", "send_emails"],
      ["manage_templates"],
      ["manage_users", "send_emails", "manage_templates"],
    ],
  ];
  test.each(cases)("%s", (_, before, ticked, after) => {
    expect(applyTicks(before, ticked)).toEqual(after);
  });
});

describe("what a role implies", () => {
  test("owners and administrators hold three, nobody else any", () => {
    const three = ["manage_service", "view_activity", "manage_templates"];
    for (const role of roleKeys) {
      const expected = role === "owner" || role === "administrator" ? three : [];
      expect(Array.from(impliedBy(builtInRole(role))), role).toEqual(expected);
    }
  });

  test("a role of the organisation's own implies nothing, whatever it holds", () => {
    expect(impliedBy(own).size).toBe(0);
  });
});

test("what is held says through what", () => {
  const administrator = builtInRole("administrator");
  const stored = ["manage_users", "manage_settings", "manage_api_keys", "send_texts"] as const;
  expect(Array.from(effectivePermissions({ stored, role: administrator }))).toEqual([
    ["manage_service", ["grant", "role"]],
    ["view_activity", ["role"]],
    ["manage_templates", ["role"]],
    ["manage_api_keys", ["grant"]],
  ]);
  expect(Array.from(effectivePermissions({ stored, role: builtInRole("member") }).keys())).toEqual([
    "manage_service",
    "manage_api_keys",
  ]);
  expect(effectivePermissions({ stored: nothingStored, role: own }).size).toBe(0);
});

test("a project opens by role, or by being in it", () => {
  const opens = builtInRoles.filter(({ permissions }) => canOpenProject({ permissions, isProjectMember: false }));
  expect(opens.map(({ key }) => key)).toEqual([
    "owner",
    "administrator",
    "developer",
    "content_manager",
    "technician",
    "service",
    "read_only",
  ]);
  expect(canOpenProject({ permissions: builtInRole("member").permissions, isProjectMember: true })).toBe(true);
});
