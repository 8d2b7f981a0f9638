import { expect, test } from "vitest";
import { createRoleForm } from "./form";
import { createRoleInput } from "./input";

const good = { label: "Night watch", sentence: "Watches.", permissions: ["team:view"] };
const problemsOf = (given: object) => {
  const issues = createRoleInput.safeParse({ ...good, ...given }).error?.issues ?? [];
  return issues.map(({ path, message }) => `${String(path[0])}: ${message}`);
};

test("a name, a purpose and permissions, once each and in the order of the table", () => {
  const given = {
    label: "  Night   watch ",
    sentence: " Watches. ",
    permissions: ["team:manage", "team:view", "team:view"],
  };
  expect(createRoleInput.parse(given)).toEqual({
    label: "Night watch",
    sentence: "Watches.",
    permissions: ["team:view", "team:manage"],
  });
});

test.each([
  ["no name", { label: " " }, "label: Enter a name for the role"],
  ["the name of a built-in role", { label: "ADMINISTRATOR" }, "label: A role that comes with Rollcall has this name"],
  ["a web address as a name", { label: "visit evil.example" }, "label: Names may not contain web addresses"],
  ["a purpose with a web address", { sentence: "See https://evil.example" }, "sentence: Leave out web addresses"],
  ["a purpose of two lines", { sentence: "a\nb" }, "sentence: Leave out line breaks and invisible characters"],
  ["a long purpose", { sentence: "x".repeat(161) }, "sentence: Use at most 160 characters"],
  ["nothing chosen", { permissions: [] }, "permissions: Choose at least one permission"],
  [
    "managing without viewing",
    { permissions: ["team:manage"] },
    "permissions: To manage team members, a role must also view them",
  ],
])("%s is refused at its field", (_, given, problem) => {
  expect(problemsOf(given)).toEqual([problem]);
});

const outside = ["role:manage", "two_factor:enforce", "organisation:delete", "moon:land"];

test.each(outside)("%s is no permission that a role of one's own may hold", (permission) => {
  expect(problemsOf({ permissions: ["team:view", permission] })).toEqual(["permissions: Check this answer"]);
});

test("the boxes that are ticked are the permissions", () => {
  const { permissions: _, ...words } = good;
  const ticked = { "permission:team:manage": "on", "permission:team:view": "on" };
  expect(createRoleForm.schema.parse({ ...words, ...ticked })).toEqual({
    ...good,
    permissions: ["team:view", "team:manage"],
  });
  expect(createRoleForm.read(words)).toEqual({ ...words, permissions: [] });
});

test.each([...outside.map((permission) => [permission, "on"]), ["team:view", "off"]])(
  "a box for %s that holds %s is a field that nobody expects",
  (permission, value) => {
    const { permissions: _, ...words } = good;
    const given = { ...words, "permission:ets:view": "on", [`permission:${permission}`]: value };
    const issues = createRoleForm.schema.safeParse(given).error?.issues ?? [];
    expect(issues).toMatchObject([{ code: "unrecognized_keys", keys: [`permission:${permission}`] }]);
  },
);
