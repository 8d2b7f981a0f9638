import { expect, test } from "vitest";
import { packageOf, readImports } from "./read-imports";

const read = (text: string) => readImports("lib/usecase/example.ts", text);

test("an import over several lines is one import with all its names", () => {
  const [found, ...others] = read(
    'import {\n  type AnyTx,\n  asSystem as system,\n} from "@/db/scope";\nconst a = 1;\n',
  );
  expect(others).toEqual([]);
  expect(found).toMatchObject({ target: "db/scope.ts", names: ["AnyTx", "asSystem"], isType: false, line: 1 });
});

test("an import whose every name is a type is gone after compilation", () => {
  expect(read('import { type A, type B } from "./rows";')[0]).toMatchObject({
    isType: true,
    target: "lib/usecase/rows.ts",
  });
  expect(read('import type { A } from "../members/rules";')[0]).toMatchObject({
    isType: true,
    target: "lib/members/rules.ts",
  });
});

test("default, namespace, bare, dynamic and re-exporting imports are seen", () => {
  const text = [
    'import postgres from "postgres";',
    'import * as read from "./actor";',
    'import React, { useState } from "react";',
    'import "./globals.css";',
    'export { can } from "@/lib/permissions/can";',
    'export * from "@/lib/permissions/table";',
    'const later = await import("next/server");',
  ].join("\n");
  expect(read(text).map(({ specifier, names }) => [specifier, ...names])).toEqual([
    ["postgres", "default"],
    ["./actor", "*"],
    ["react", "default", "useState"],
    ["./globals.css"],
    ["@/lib/permissions/can", "can"],
    ["@/lib/permissions/table", "*"],
    ["next/server", "*"],
  ]);
});

test("text that only looks like an import is not one", () => {
  expect(read('const text = `\n  import x from "y";`;\n// import a from "b";\n')).toEqual([]);
});

test("a specifier names its package, with its scope and without its path", () => {
  const packages = read('import a from "next/link";\nimport b from "@node-rs/argon2";\nimport c from "node:fs";');
  expect(packages.map(packageOf)).toEqual(["next", "@node-rs/argon2", "node:fs"]);
});
