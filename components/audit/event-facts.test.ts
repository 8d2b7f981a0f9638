import { expect, test } from "vitest";
import { changesOf, detailsOf, permissionChangeOf } from "./event-facts";

test("a changed role is shown before and after, by its label", () => {
  const details = { userId: "usr_1", before: "read_only", after: "technician", change: "evt_1" };
  expect(changesOf(details)).toEqual([{ name: "Role", before: "Read only", after: "Technician" }]);
  expect(detailsOf(details)).toEqual({
    plain: [],
    technical: [
      { term: "User id", detail: "usr_1" },
      { term: "Change", detail: "evt_1" },
    ],
  });
  expect(permissionChangeOf(details, [])).toMatchObject({
    gained: expect.arrayContaining(["project:edit"]),
    lost: [],
    isAsOfToday: false,
  });
});

test("a role of one's own is shown by the label that it had", () => {
  const [before, after] = [
    { id: "rol_1", label: "Watch" },
    { id: "rol_2", label: "Guard" },
  ];
  const change = [{ name: "Role", before: "Watch", after: "Guard" }];
  expect(changesOf({ userId: "usr_1", before, after, change: "evt_1" })).toEqual(change);
  const watch = {
    name: "rol_1",
    label: "Watch now",
    sentence: "",
    own: ["team:view" as const],
    group: "projects" as const,
  };
  const guard = { name: "rol_2", label: "Guard", sentence: "", own: ["ets:view" as const], group: "projects" as const };
  const ofMember = { userId: "usr_1", before, after };
  expect(permissionChangeOf(ofMember, [watch, guard])).toEqual({
    gained: ["ets:view"],
    lost: ["team:view"],
    isAsOfToday: true,
  });
  // One of them is gone: nobody knows what it held.
  expect(permissionChangeOf(ofMember, [watch])).toBeNull();
});

test("of an edited role it is said what it gained and lost, not what it held", () => {
  const before = { label: "Watch", sentence: "", permissions: ["team:view"] };
  const after = { ...before, label: "Guard", permissions: ["team:view", "ets:view"] };
  expect(changesOf({ before, after, members: 2 })).toEqual([{ name: "Label", before: "Watch", after: "Guard" }]);
  expect(permissionChangeOf({ before, after, members: 2 }, [])).toEqual({
    gained: ["ets:view"],
    lost: [],
    isAsOfToday: false,
  });
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
  const details = {
    after: "strong",
    wasMember: false,
    count: 3,
    role: null,
    project: { id: "prj_1", name: "Harbour" },
  };
  expect(
    detailsOf({ ...details, sessionId: "ses_1", expiresAt: "2026-12-01T09:30:00.000Z", after2: "2026-12-01" }),
  ).toEqual({
    plain: [
      { term: "After", detail: "strong" },
      { term: "Was member", detail: "no" },
      { term: "Count", detail: "3" },
      { term: "Role", detail: "none" },
      { term: "Project", detail: "Harbour" },
      { term: "Expires at", detail: "1 December 2026, 09:30 (UTC)" },
      { term: "After2", detail: "1 December 2026" },
    ],
    technical: [{ term: "Session id", detail: "ses_1" }],
  });
});
