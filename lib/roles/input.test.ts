import { expect, test } from "vitest";
import { createRoleInput } from "./input";

const good = { label: "Night watch", sentence: "Watches.", "permission:team:view": "on" };
const problemsOf = (given: object) => {
  const issues = createRoleInput.safeParse({ ...good, ...given }).error?.issues ?? [];
  return issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
};

test("a name, a purpose and what is ticked", () => {
  expect(createRoleInput.parse({ ...good, label: "  Night   watch ", sentence: " Watches. " })).toEqual({
    label: "Night watch",
    sentence: "Watches.",
    permissions: ["team:view"],
  });
});

test.each([
  ["no name", { label: " " }, "label: Enter a name for the role"],
  ["the name of a built-in role", { label: "ADMINISTRATOR" }, "label: A role that comes with Rollcall has this name"],
  ["a web address as a name", { label: "visit evil.example" }, "label: Names may not contain web addresses"],
  ["a purpose with a web address", { sentence: "See https://evil.example" }, "sentence: Leave out web addresses"],
  ["a purpose of two lines", { sentence: "a\nb" }, "sentence: Leave out line breaks and invisible characters"],
  ["a long purpose", { sentence: "x".repeat(161) }, "sentence: Use at most 160 characters"],
  ["nothing ticked", { "permission:team:view": undefined }, "permissions: Choose at least one permission"],
  [
    "managing without viewing",
    { "permission:team:view": undefined, "permission:team:manage": "on" },
    "permissions: To manage team members, a role must also view them",
  ],
])("%s is refused at its field", (_, given, problem) => {
  expect(problemsOf(given)).toEqual([problem]);
});

test.each(["role:manage", "two_factor:enforce", "organisation:delete", "moon:land"])(
  "%s is none of the boxes",
  (permission) => {
    expect(problemsOf({ [`permission:${permission}`]: "on" })).toHaveLength(1);
  },
);
