import { describe, expect, test } from "vitest";
import { maySeeEverything } from "./allowed-files";
import { findCycles } from "./find-cycles";
import { rules } from "./layer-rules";
import { isTest, packageOf, readSource, readSources, type SourceFile } from "./read-imports";

const sources = readSources();

function violations(files: readonly SourceFile[], ruleName: string): string[] {
  const rule = rules[ruleName];
  return files.flatMap((file) =>
    file.imports.flatMap((imported) => {
      const problem = rule?.(file, imported);
      return problem ? [`${file.path}:${imported.line} imports ${imported.specifier}: ${problem}`] : [];
    }),
  );
}

/** One line for each violation reads better than the difference of two lists. */
const expectNone = (lines: readonly string[]) => expect(lines.join("\n")).toBe("");

describe("the layers of the code", () => {
  test.each(Object.keys(rules))("%s", (name) => expectNone(violations(sources, name)));

  const slips: readonly (readonly [path: string, text: string])[] = [
    ["components/team/list.tsx", 'import { openDatabase } from "@/db/client";'],
    ["lib/members/add.ts", 'import { Button } from "@/components/ui/button";'],
    ["lib/members/add.ts", 'import { renderMail } from "@/emails/render-mail";'],
    ["lib/members/mails.ts", 'import Invitation from "@/emails/invitation";'],
    ["app/orgs/page.tsx", 'import { withUser } from "@/db/scope";'],
    ["db/scope.ts", 'import { can } from "../lib/permissions/can";'],
    ["lib/permissions/can.ts", 'import { covers } from "@/lib/members/rules";'],
    ["lib/usecase/command.ts", 'import { signIn } from "@/lib/sign-in/sign-in";'],
    ["lib/kernel/ids.ts", 'import { users } from "@/db/schema/users";'],
    ["lib/members/add.ts", 'import { cookies } from "next/headers";'],
    ["app/orgs/page.tsx", 'import NextAuth from "next-auth";'],
    ["components/team/list.tsx", 'import { readConfiguration } from "@/lib/kernel/env";'],
    ["components/team/list.tsx", 'import {\n  listMembers,\n} from "@/lib/members/list-members";'],
    ["lib/members/add.ts", 'import postgres from "postgres";'],
    ["lib/members/add.ts", 'import { verify } from "@node-rs/argon2";'],
    ["lib/members/add.ts", 'import sharp from "sharp";'],
    ["lib/members/add.ts", 'import { freshDatabase } from "@/db/testing";'],
    ["lib/sign-in/sign-in.ts", 'import { matchesHash } from "@/lib/accounts/hash-queue";'],
    ["components/team/remove-dialog.tsx", 'import { Dialog } from "@/components/ui/dialog";'],
  ];
  test.each(slips)("a slip in %s is noticed: %s", (path, text) => {
    const file = readSource(path, text);
    expect(Object.keys(rules).flatMap((name) => violations([file], name))).not.toEqual([]);
  });

  test("a component may name the types of any part of lib", () => {
    const file = readSource("components/team/list.tsx", 'import type { MemberRow } from "@/lib/members/list-members";');
    expect(Object.keys(rules).flatMap((name) => violations([file], name))).toEqual([]);
  });
});

describe("the scope that crosses tenants", () => {
  const asking = sources.filter(
    ({ path, imports }) =>
      /^(?:app|components|lib|db|emails)\//.test(path) &&
      !isTest(path) &&
      imports.some(({ target, names }) => target === "db/scope.ts" && names.some((n) => n === "asSystem" || n === "*")),
  );

  test("is asked for in named files only", () => {
    const unnamed = asking.filter(({ path }) => !(path in maySeeEverything));
    expectNone(
      unnamed.map(
        ({ path }) =>
          `${path} imports asSystem, past every row policy. Use the transaction of the command's scene or withOrganisation; if neither can do it, add the file to scripts/checks/allowed-files.ts and say why`,
      ),
    );
  });

  test("is given up where it is no longer needed", () => {
    const paths = new Set(asking.map(({ path }) => path));
    const idle = Object.keys(maySeeEverything).filter((path) => !paths.has(path));
    expectNone(idle.map((path) => `${path} no longer imports asSystem: take it off scripts/checks/allowed-files.ts`));
  });
});

describe("files", () => {
  test("of lib, db, components and emails do not import one another in circles", () => {
    const layered = sources.filter(({ path }) => /^(?:lib|db|components|emails)\//.test(path) && !isTest(path));
    expectNone(
      findCycles(layered).map(
        (cycle) => `${cycle.join(" -> ")}: move what both need into a file below, or pass it in as a value`,
      ),
    );
  });

  test("that travel to a browser bring nothing of node, the database or the mails with them", () => {
    const byPath = new Map(sources.map((file) => [file.path, file]));
    const entries = sources.filter(
      ({ path, text }) => !isTest(path) && (path.startsWith("components/") || /^"use client";/m.test(text)),
    );
    const seen = new Map(entries.map(({ path }) => [path, path]));
    const problems: string[] = [];
    for (const [path, through] of seen) {
      for (const imported of byPath.get(path)?.imports ?? []) {
        if (imported.isType) continue;
        const { target, specifier, line } = imported;
        // The code of a server action stays on the server; the browser gets its number.
        if (target && /^"use server";/m.test(byPath.get(target)?.text ?? "")) continue;
        if (packageOf(imported)?.startsWith("node:") || /^(?:db|emails|app\/_server)\//.test(target ?? ""))
          problems.push(`${path}:${line} imports ${specifier} and is part of what a browser loads through ${through}`);
        else if (target && !seen.has(target)) seen.set(target, through === path ? path : through);
      }
    }
    expectNone(problems);
  });

  test("are named after what they do", () => {
    const vague = /^(?:utils?|helpers?|common|misc|managers?|services?)$|-(?:utils?|helpers?)$/;
    const bad = sources.filter(({ path }) => {
      const [name = "", ...folders] = path.split("/").reverse();
      return vague.test(name.split(".")[0] ?? "") || folders.some((f) => /^(?:utils?|helpers?|common|misc)$/.test(f));
    });
    expectNone(
      bad.map(
        ({ path }) => `${path}: name the file after the one thing that it does, and put it in the area that needs it`,
      ),
    );
  });

  test("are named in kebab-case", () => {
    const bad = sources.filter(
      ({ path }) => !path.startsWith("app/") && !/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/.test(path.split("/").at(-1) ?? ""),
    );
    expectNone(bad.map(({ path }) => `${path}: file names are kebab-case`));
  });

  test("say themselves what they export: there are no barrels", () => {
    const bad = sources.filter(
      ({ path, imports }) =>
        /(?:^|\/)index\.tsx?$/.test(path) || imports.some((each) => each.isReExport && each.names.includes("*")),
    );
    expectNone(bad.map(({ path }) => `${path} is a barrel: import from the file that holds the thing`));
  });
});
