import { expect, test } from "vitest";
import { commandsWithWords } from "@/components/refusals";
import { auditActions } from "@/lib/audit/events";
import { readSources } from "./read-imports";

/** Tables of areas become one by spreading: a name that stands in two would quietly be the second one's. */
const sources = readSources();

/** Where each key of what these files export stands, among the tables that `isTable` knows. */
async function keysOf(files: RegExp, isTable: (exportName: string) => boolean) {
  const found = new Map<string, string[]>();
  for (const { path } of sources.filter((each) => files.test(each.path))) {
    const exported = (await import(/* @vite-ignore */ `../../${path}`)) as Record<string, object>;
    for (const [, table] of Object.entries(exported).filter(([name]) => isTable(name)))
      for (const key of Object.keys(table)) found.set(key, [...(found.get(key) ?? []), path]);
  }
  return found;
}

const twice = (found: ReadonlyMap<string, readonly string[]>) =>
  [...found].filter(([, paths]) => paths.length > 1).map(([key, paths]) => `${key}: ${paths.join(" and ")}`);

test("an event is defined in the file of one area, and that file is part of the log", async () => {
  const found = await keysOf(/^lib\/audit\/events\/.+\.ts$/, (name) => /[eE]vents/.test(name));
  expect(twice(found)).toEqual([]);
  expect([...found.keys()].toSorted()).toEqual([...auditActions].toSorted());
});

test("a command's refusals have their words in the file of one area, and that file is part of the whole", async () => {
  const found = await keysOf(/^components\/[^/]+\/refusals\.ts$/, (name) => name.endsWith("Refusals"));
  expect(twice(found)).toEqual([]);
  expect([...found.keys()].toSorted()).toEqual([...commandsWithWords].toSorted());
});
