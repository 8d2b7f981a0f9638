import { describe, expect, test } from "vitest";
import { can } from "@/lib/permissions/can";
import { opensProjects } from "@/lib/permissions/project-grants";
import { permissions, permissionsOf, roleKeys } from "@/lib/permissions/table";
import { expectations } from "./command-expectations";
import { readSources } from "./read-imports";
import { readRegistry } from "./read-registry";
import { tracesOfForms } from "./traces-of-forms";

const registry = await readRegistry(readSources());
const expectNone = (lines: readonly string[]) => expect(lines.join("\n")).toBe("");
const camelCase = (kebab: string) => kebab.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

describe("every command and query", () => {
  test("is found", () => {
    expect(registry.length).toBeGreaterThan(15);
  });

  test("has a name of its own in snake_case", () => {
    const names = registry.map(({ name }) => name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    expect(names.filter((name) => !/^[a-z]+(?:_[a-z]+)*$/.test(name))).toEqual([]);
  });

  test.each(registry)("$name stands in the file of its name and is exported under it", ({ path, name, exportName }) => {
    const fileName = path.split("/").at(-1)?.replace(/\.ts$/, "") ?? "";
    expect(fileName, `${path}: call the file ${name.replaceAll("_", "-")}.ts`).toBe(name.replaceAll("_", "-"));
    expect(exportName, `${path}: a verb file exports the function of its name`).toBe(camelCase(fileName));
  });

  test.each(registry)("$name is expected", (found) => {
    const row = expectations[found.name];
    const advice = `add a row for ${found.name} (${found.path}) to scripts/checks/command-expectations.ts: kind, access and, with a permission, the roles that role-permissions.csv gives it to`;
    expect(row, advice).toBeDefined();
    if (!row) return;
    expect(found.kind, `${found.name}: kind`).toBe(row.kind);
    expect(found.access.name, `${found.name}: access`).toBe(row.access);
    expect(found.locks, `${found.name}: locks`).toBe(row.locks ?? false);
    expect(found.proof, `${found.name}: proof of the last ten minutes (SU-01)`).toBe(row.proof ?? null);
    expect(found.waives, `${found.name}: steps that it does not wait for`).toEqual(row.waives ?? []);
    const { permission, projectPermission, ownersOnly } = found.access;
    expect(projectPermission, `${found.name}: what it asks in the project`).toBe(row.needs);
    const holders = permission && roleKeys.filter((role) => can(permissionsOf(role), permission));
    const allowed = ownersOnly ? holders?.filter((role) => role === "owner") : holders;
    expect(allowed, `${found.name}: roles that may`).toEqual(row.allowed);
  });

  test("that is expected exists", () => {
    const names = new Set(registry.map(({ name }) => name));
    expectNone(
      Object.keys(expectations)
        .filter((name) => !names.has(name))
        .map((name) => `${name} is gone: take its row off scripts/checks/command-expectations.ts`),
    );
  });

  test.each(registry.filter(({ kind }) => kind === "command"))("$name leaves an event unless it is listed", (found) => {
    const expected = expectations[found.name]?.maySayNothing !== undefined;
    const advice = expected
      ? `${found.name} no longer answers noEvent(…): take maySayNothing off its row`
      : `${found.name} answers noEvent(…): write the event, or say in its row of command-expectations.ts why nothing is worth one (AU-01)`;
    expect(/\bnoEvent\(/.test(found.text), advice).toBe(expected);
  });
});

describe("the input of", () => {
  const forbidden = ["role", "userId", "organisationId", "emailVerified", "__proto__"];
  const probe = JSON.parse(`{${forbidden.map((name) => `"${name}": "planted"`).join(", ")}}`) as object;

  /** The form's own fields, also behind a transformation of the whole. */
  const ownFields = (input: unknown): string[] => {
    const { shape, in: before } = input as { shape?: object; in?: unknown };
    return before ? ownFields(before) : Object.keys(shape ?? {});
  };

  test.each(registry)("$name refuses fields that are not its own", ({ name, input }) => {
    const own = new Set(ownFields(input));
    const issues = input.safeParse(probe).error?.issues ?? [];
    const refused = issues.flatMap((issue) => (issue.code === "unrecognized_keys" ? issue.keys : []));
    const planted = forbidden.filter((field) => !own.has(field));
    expect(refused.toSorted(), `${name}: use z.strictObject (AZ-07)`).toEqual(planted.toSorted());
  });

  test.each(registry)("$name survives JSON and knows nothing of forms", ({ name, path, input }) => {
    const advice = `${name}: what a command takes is typed, so that the API can call it: read text of a form in form.ts beside ${path}, and hand that form to runAction`;
    expect(tracesOfForms(input), advice).toEqual([]);
  });

  test.each(registry)("$name never takes from the form who acts and in which organisation", ({ input }) => {
    const own = ownFields(input);
    expect(own.filter((field) => ["userId", "organisationId", "actor", "emailVerified"].includes(field))).toEqual([]);
  });
});

describe("every permission", () => {
  const used = new Set(
    readSources()
      .filter(({ path }) => /^(?:lib|app)\//.test(path) && !/\.(?:test|fixture)\.tsx?$/.test(path))
      .filter(({ path }) => path !== "lib/permissions/table.ts")
      .flatMap(({ text }) => permissions.filter(({ key }) => text.includes(`"${key}"`)).map(({ key }) => key)),
  );
  // Whoever holds one of these opens every project, which is what access in projects asks first.
  const asked = new Set([...registry.flatMap((found) => found.access.permission ?? []), ...opensProjects]);

  test("that a command or query asks for stands in the table", () => {
    const known = new Set<string>(permissions.map(({ key }) => key));
    expect(Array.from(asked).filter((key) => !known.has(key))).toEqual([]);
  });

  test.each(permissions)("$key is asked for by a command or query, or else marked external", ({ key, external }) => {
    const advice = external
      ? `${key} is asked for now: take "external" off its row in lib/permissions/table.ts`
      : `${key} is asked for by nothing: use it, or mark its row in lib/permissions/table.ts external`;
    expect(asked.has(key), advice).toBe(!external);
  });

  test("that is external is not looked at in passing either", () => {
    expect(permissions.filter(({ key, external }) => external && used.has(key)).map(({ key }) => key)).toEqual([]);
  });
});
