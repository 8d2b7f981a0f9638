import { parseCronItems } from "graphile-worker";
import { expect, test } from "vitest";
import { jobs } from "@/lib/jobs/all-jobs";
import { isTest, readSources } from "./read-imports";

const files = readSources().filter(
  ({ path, text }) =>
    path.startsWith("lib/") && !isTest(path) && path !== "lib/jobs/define-job.ts" && /\bdefineJob\(/.test(text),
);
const nameOf = (path: string) => path.slice(path.lastIndexOf("/") + 1, -".ts".length).replaceAll("-", "_");

test("every job that is defined is run by the worker, under the name of its file", () => {
  const advice = "add the job to lib/jobs/all-jobs.ts, and call it as its file is called";
  expect(jobs.map(({ definition }) => definition.name).toSorted(), advice).toEqual(
    files.map(({ path }) => nameOf(path)).toSorted(),
  );
});

test.each(jobs.map(({ definition }) => definition))(
  "$name has a time that the queue understands",
  ({ name, every }) => {
    expect(() => parseCronItems([{ task: name, match: every }])).not.toThrow();
  },
);
