import { expect, test } from "vitest";
import { accountEvents } from "@/lib/audit/account-events";
import { auditEvents } from "@/lib/audit/events";
import { isTest, readSources } from "./read-imports";

const sources = readSources().filter(({ path }) => path.startsWith("lib/") && !isTest(path));
const expectNone = (lines: readonly string[]) => expect(lines.join("\n")).toBe("");

test("every audit action is written by something", () => {
  const idle = Object.keys(auditEvents).filter(
    (action) => !sources.some(({ text }) => new RegExp(`auditEvent\\(\\s*"${action.replace(".", "\\.")}"`).test(text)),
  );
  expectNone(idle.map((action) => `nothing writes ${action}: record it or take its record out of lib/audit/events/`));
});

test("every account event is written by something", () => {
  const writers = sources.filter(({ path, text }) => !path.startsWith("lib/audit/") && text.includes("accountEvent("));
  const idle = Object.keys(accountEvents).filter((name) => !writers.some(({ text }) => text.includes(`"${name}"`)));
  expectNone(idle.map((name) => `nothing writes ${name}: record it or take it off lib/audit/account-events.ts`));
});

test("events are made by their functions, which check what they hold", () => {
  const bad = sources.filter(
    ({ path, text }) => !/^lib\/audit\//.test(path) && /scope: "(?:organisation|account)"/.test(text),
  );
  expectNone(bad.map(({ path }) => `${path} builds an event by hand: use auditEvent(…) or accountEvent(…)`));
});
