import { expect, test } from "vitest";
import { isTest, readSource, readSources, type SourceFile } from "./read-imports";

/** What writes an event or queues a message. A command or job returns them, and `settle` writes them (AU-01, INV-16). */
const writers = ["recordAuditEvent", "recordAccountEvent", "enqueue"];

/** The wrapper itself, and the worker's telling of many, which turns one message into one for each. */
const mayWrite = /^lib\/(?:usecase|messages)\//;

function writingBeside(file: SourceFile): string[] {
  if (!/^(?:app|components|lib)\//.test(file.path) || isTest(file.path) || mayWrite.test(file.path)) return [];
  return file.imports.flatMap(({ names, line }) =>
    names
      .filter((name) => writers.includes(name))
      .map(
        (name) =>
          `${file.path}:${line} imports ${name}: return the event or message in the outcome of a command, of a job (defineJob) or of ctx.apart; settle writes it`,
      ),
  );
}

test("no file of an area writes an event or queues a message itself", () => {
  expect(readSources().flatMap(writingBeside).join("\n")).toBe("");
});

test("one that does is noticed", () => {
  const slip = 'import { recordAuditEvent } from "@/lib/audit/record";';
  expect(writingBeside(readSource("lib/members/add.ts", slip))).toHaveLength(1);
  expect(writingBeside(readSource("lib/usecase/settle.ts", slip))).toEqual([]);
});
