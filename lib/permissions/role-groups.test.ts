import { expect, test } from "vitest";
import { builtInRoles, choiceOf, roleOf } from "./role";
import { groupOfRole, inGroups, mayBeDefault } from "./role-groups";

const own = { id: "rol_01jd0000000000000000000000", key: null, label: "Night watch", sentence: "Watches." };

test("roles stand in two groups, and owner last and apart", () => {
  const groups = inGroups(builtInRoles.map(choiceOf)).map(({ label, roles }) => [label, roles.map(({ name }) => name)]);
  expect(groups).toEqual([
    ["Runs the team", ["administrator"]],
    ["Works in projects", ["developer", "content_manager", "technician", "service", "read_only", "member"]],
    [null, ["owner"]],
  ]);
});

test("a role of one's own stands where its permissions say", () => {
  expect(groupOfRole(roleOf({ ...own, permissions: ["team:view", "project:edit"] }))).toBe("projects");
  expect(groupOfRole(roleOf({ ...own, permissions: ["team:view", "team:manage"] }))).toBe("team");
});

test("a group in which nobody stands is not shown", () => {
  const few = builtInRoles.filter(({ key }) => key === "member" || key === "owner").map(choiceOf);
  expect(inGroups(few).map(({ key }) => key)).toEqual(["projects", "owner"]);
});

test("no role that runs the team can be a default", () => {
  const refused = builtInRoles.filter((role) => !mayBeDefault(role)).map(({ key }) => key);
  expect(refused).toEqual(["owner", "administrator"]);
  expect(mayBeDefault(roleOf({ ...own, permissions: ["team:view", "team:manage"] }))).toBe(false);
});
