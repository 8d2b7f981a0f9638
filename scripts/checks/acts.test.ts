import { expect, test } from "vitest";
import { everyAct } from "@/lib/testing/every-act";
import { readSources } from "./read-imports";
import { readRegistry } from "./read-registry";

const registry = await readRegistry(readSources());
const wanted = registry.filter(({ kind, access }) => kind === "command" || access.name === "platform");

test.each(wanted)("$name has one act", ({ name, path }) => {
  const area = path.split("/")[1];
  const acts = everyAct.filter((each) => each.name === name);
  const advice = `give ${name} an act in lib/testing/acts/${area}.ts: who asks for what, with the rows behind it; what every command promises is then asked of it`;
  expect(acts.length, advice).toBe(1);
});

test("no act is for something else", () => {
  const names = new Set(wanted.map(({ name }) => name));
  expect(everyAct.filter(({ name }) => !names.has(name)).map(({ name }) => name)).toEqual([]);
});
