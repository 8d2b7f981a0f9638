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

test("a role of one's own is shown by the label that it had", () => {
  const [before, after] = [
    { id: "rol_1", label: "Watch" },
    { id: "rol_2", label: "Guard" },
  ];
  const change = [{ name: "Role", before: "Watch", after: "Guard" }];
  expect(changesOf({ userId: "usr_1", before, after, change: "evt_1" })).toEqual(change);
  const edited = { label: "Watch", sentence: "", permissions: ["team:view"] };
  expect(
    changesOf({ before: edited, after: { ...edited, permissions: ["team:view", "ets:view"] }, members: 2 }),
  ).toEqual([{ name: "Permissions", before: "View team members", after: "View team members, View ETS" }]);
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
