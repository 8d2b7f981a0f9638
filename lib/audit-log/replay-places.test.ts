import { describe, expect, test } from "vitest";
import { auditActions } from "@/lib/audit/events";
import { type PresentPlace, placeActions, placesThen, readPlaceLog } from "./replay-places";

const harbour = { id: "prj_1", name: "Harbour" };
const at = (day: number) => `2026-03-${String(day).padStart(2, "0")}T10:00:00.000000Z`;
const on = (day: number) => `2026-03-${String(day + 1).padStart(2, "0")}T00:00:00.000000Z`;
const entry = (day: number, action: string, details: object) => ({ at: at(day), action, details });
const edited = (day: number, before: string[], after: string[]) =>
  entry(day, "project_member.edited", {
    project: harbour,
    userId: "usr_1",
    before,
    after,
    stored: { before: [], after: [] },
    folders: { before: [], after: [] },
    change: "evt_1",
  });
const place = (more: Partial<PresentPlace> = {}): PresentPlace => ({
  userId: "usr_1",
  projectId: "prj_1",
  name: "Harbour",
  isDeleted: false,
  addedAt: at(1),
  grants: [{ permission: "view_activity", at: at(1) }],
  ...more,
});
const then = (day: number, entries: Parameters<typeof readPlaceLog>[0], present: readonly PresentPlace[] = []) =>
  placesThen(readPlaceLog(entries), present, on(day)).get("usr_1");

describe("in whose team somebody was, and what they held there", () => {
  const joined = entry(3, "project_member.joined", {
    project: harbour,
    userId: "usr_1",
    permissions: ["view_activity"],
    folders: 0,
    invitedBy: "usr_2",
  });
  const change = edited(5, ["view_activity"], ["manage_service"]);
  const removed = entry(7, "project_member.removed", {
    project: harbour,
    userId: "usr_1",
    permissions: ["manage_service"],
    removal: "evt_2",
  });

  test("from joining to removal, with every change between", () => {
    const log = [joined, change, removed];
    expect(then(2, log)).toBeUndefined();
    expect(then(3, log)).toEqual([{ projectId: "prj_1", name: "Harbour", permissions: ["view_activity"] }]);
    expect(then(5, log)?.[0]?.permissions).toEqual(["manage_service"]);
    expect(then(7, log)).toBeUndefined();
  });

  test("before the log's first word its other side counts, and without any word the table", () => {
    expect(then(4, [change])?.[0]?.permissions).toEqual(["view_activity"]);
    expect(then(6, [removed])?.[0]?.permissions).toEqual(["manage_service"]);
    const grants = [...place().grants, { permission: "manage_api_keys", at: at(6) }];
    expect(then(5, [], [place({ grants })])?.[0]?.permissions).toEqual(["view_activity"]);
    expect(then(6, [], [place({ grants })])?.[0]?.permissions).toEqual(["view_activity", "manage_api_keys"]);
    expect(then(0, [], [place()])).toBeUndefined();
  });

  test("a place that the log names only later begins when the table says, unless they left and came back", () => {
    const later = { ...place(), addedAt: at(3) };
    expect(then(2, [change], [later])).toBeUndefined();
    expect(then(3, [change], [later])?.[0]?.permissions).toEqual(["view_activity"]);
    expect(then(5, [change], [later])?.[0]?.permissions).toEqual(["manage_service"]);
    // Of the place that ended on the 7th nothing says when it began; the one of today began on the 9th.
    const again = { ...place(), addedAt: at(9) };
    expect(then(2, [change, removed], [again])?.[0]?.permissions).toEqual(["view_activity"]);
    expect(then(8, [change, removed], [again])).toBeUndefined();
    // But never before there was the project.
    const created = entry(2, "project.created", { project: harbour, userId: "usr_2", permissions: ["manage_service"] });
    expect(then(1, [created, removed])).toBeUndefined();
    expect(then(2, [created, removed])?.[0]?.permissions).toEqual(["manage_service"]);
  });

  test("the end of a membership ends its places, which are told as they were stored", () => {
    const left = entry(6, "member.left", {
      role: "member",
      userId: "usr_1",
      revokedInvitations: 0,
      projects: [
        { project: harbour, permissions: ["manage_users", "manage_settings", "send_texts"], needsManager: true },
      ],
    });
    expect(then(5, [left])?.[0]?.permissions).toEqual(["manage_service"]);
    expect(then(6, [left])).toBeUndefined();
  });

  test("a project that was deleted then is not there, and it has the name of that day", () => {
    const log = [
      joined,
      entry(4, "project.renamed", { projectId: "prj_1", before: "Harbour", after: "Quay" }),
      entry(5, "project.deleted", { project: { ...harbour, name: "Quay" }, members: 1 }),
      entry(6, "project.restored", { project: { ...harbour, name: "Quay" } }),
    ];
    expect(then(3, log, [place({ name: "Quay" })])?.[0]?.name).toBe("Harbour");
    expect(then(4, log)?.[0]?.name).toBe("Quay");
    expect(then(5, log)).toBeUndefined();
    expect(then(6, log)?.[0]?.name).toBe("Quay");
    // Deleted today, before the log had an entry of it.
    expect(then(3, [], [place({ isDeleted: true })])).toBeUndefined();
  });

  test("whoever puts themselves into a team is in it, and no event about places is forgotten", () => {
    const byRole = entry(3, "project_member.joined_by_role", {
      project: harbour,
      userId: "usr_1",
      permissions: ["manage_service"],
      change: "evt_3",
    });
    expect(then(2, [byRole], [place()])).toBeUndefined();
    expect(then(3, [byRole])?.[0]?.permissions).toEqual(["manage_service"]);
    const about = auditActions.filter((action) => action.startsWith("project_member."));
    expect(about.filter((action) => !(placeActions as readonly string[]).includes(action))).toEqual([]);
  });

  test("an entry that has not today's form says nothing", () => {
    expect(
      then(3, [entry(2, "project_member.joined", { project: "Harbour" }), entry(2, "gone.action", {})]),
    ).toBeUndefined();
  });
});
