import { expect, test } from "vitest";
import { changesOf, detailsOf } from "./event-facts";

test("a changed role is shown before and after, by its label", () => {
  const details = { userId: "usr_1", before: "read_only", after: "technician", change: "evt_1" };
  expect(changesOf(details)).toEqual([{ name: "Role", before: "Read only", after: "Technician" }]);
  expect(detailsOf(details)).toEqual([
    { term: "User id", detail: "usr_1" },
    { term: "Change", detail: "evt_1" },
  ]);
});

test("of changed settings only those are shown that differ", () => {
  const before = { name: "North", timeZone: "UTC", approvedDomains: [] as string[] };
  const after = { ...before, timeZone: "Europe/London", approvedDomains: ["a.example", "b.example"] };
  expect(changesOf({ before, after })).toEqual([
    { name: "Time zone", before: "UTC", after: "Europe/London" },
    { name: "Approved domains", before: "none", after: "a.example, b.example" },
  ]);
});

test("an entry that only says what is there now lists it with the rest", () => {
  expect(changesOf({ after: "strong", because: "reset" })).toEqual([]);
  expect(detailsOf({ after: "strong", wasMember: false, count: 3, role: null })).toEqual([
    { term: "After", detail: "strong" },
    { term: "Was member", detail: "no" },
    { term: "Count", detail: "3" },
    { term: "Role", detail: "none" },
  ]);
});
