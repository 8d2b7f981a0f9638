import { expect, test } from "vitest";
import { builtInRole, choiceOf } from "@/lib/permissions/role";
import { comparedOf, rowsOf, sumOf } from "./role-comparison";

const [developer, technician, member] = (["developer", "technician", "member"] as const).map((key) =>
  choiceOf(builtInRole(key)),
) as [Choice, Choice, Choice];
type Choice = ReturnType<typeof choiceOf>;
const roles = [developer, technician, member];

test("two roles are compared where the address names two that there are", () => {
  expect(comparedOf(roles, { a: "technician", b: "developer" })).toEqual([technician, developer]);
  for (const asked of [{}, { a: "developer" }, { a: "developer", b: "developer" }, { a: "developer", b: "gone" }])
    expect(comparedOf(roles, asked)).toBeNull();
});

test("the sum says who holds what the other lacks", () => {
  expect(sumOf([developer, technician])).toMatch(
    /^Developer has \d+ that Technician lacks · Technician has \d+ that Developer lacks · both have \d+$/,
  );
  expect(sumOf([developer, member])).toMatch(/^Developer has \d+ that Member lacks · both have 0$/);
  expect(sumOf([member, { ...member, name: "rol_1", label: "Guest", own: [] }])).toBe("Member and Guest hold the same");
});

test("only what differs leaves out what both hold and what neither holds, and groups that have nothing left", () => {
  const rows = rowsOf([technician, developer], { differs: "1" }).flatMap((area) => area.rows.map(({ key }) => key));
  expect(rows).toContain("device:edit");
  expect(rows).toContain("content:delete");
  expect(rows).not.toContain("project:view");
  expect(rows).not.toContain("organisation:delete");
  expect(rowsOf([technician, developer], { differs: "1" }).map(({ label }) => label)).not.toContain("Team");
});

test("a search looks at labels, sentences and groups", () => {
  const found = (search: string) => rowsOf(null, { search }).flatMap((area) => area.rows.map(({ key }) => key));
  expect(found(" TFA ")).toEqual(["two_factor:enforce", "two_factor:reset"]);
  expect(found("never the token")).toEqual(["project_token:view"]);
  expect(found("devices")).toEqual(["ets:view", "ets:edit", "device:view", "device:edit"]);
  expect(found("nothing like it")).toEqual([]);
  expect(found("")).toHaveLength(54);
});
