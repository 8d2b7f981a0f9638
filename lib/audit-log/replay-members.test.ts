import { expect, test } from "vitest";
import { recordOf } from "@/lib/audit/events";
import type { RoleInLog } from "@/lib/permissions/role-in-log";
import {
  type MembershipEvent,
  membershipActions,
  membersThen,
  type PresentMember,
  readMembershipEvent,
} from "./replay-members";

test.each(membershipActions)("%s is read as what its record calls it", (action) => {
  const details = { userId: "usr_b", role: "developer", before: "owner", after: "technician", wasMember: false };
  const event = readMembershipEvent(1, "2026", { action, actor: { id: "usr_a" }, details });
  expect(event).toMatchObject({ action });
  const kind = recordOf(action).membership?.kind;
  expect([event?.before === null, event?.after === null]).toEqual([kind === "joins", kind === "leaves"]);
  expect(event?.before === event?.after).toBe(false);
});

test("one of the organisation's own roles is read with the label that it had", () => {
  const role = { id: "rol_night", label: "Night watch" };
  const details = { userId: "usr_b", before: "developer", after: role };
  expect(readMembershipEvent(1, "2026", { action: "member.role_changed", details })).toMatchObject({
    before: "developer",
    after: role,
  });
});

test("an action that changes no member, an unknown one and one without a person say nothing", () => {
  const read = (body: object) => readMembershipEvent(1, "2026", body);
  expect(read({ action: "session.opened", actor: { id: "usr_a" } })).toBeNull();
  expect(read({ action: "member.crowned", details: { userId: "usr_a" } })).toBeNull();
  expect(read({ action: "member.removed", details: {} })).toBeNull();
  expect(read({})).toBeNull();
  expect(
    read({ action: "invitation.accepted", actor: { id: "usr_a" }, details: { wasMember: true, role: "member" } }),
  ).toBeNull();
});

const event = (seq: number, userId: string, before: RoleInLog | null, after: RoleInLog | null): MembershipEvent => {
  return { seq, at: `2026-0${seq}-01`, action: "any", userId, before, after };
};
const at = (events: MembershipEvent[], seq: number, present: PresentMember[] = []) =>
  membersThen(events, present, (each) => each.seq <= seq, `2026-0${seq}-15`);

test("somebody joins, is changed, leaves and comes back", () => {
  const events = [
    event(1, "a", null, "owner"),
    event(2, "b", null, "member"),
    event(3, "b", "member", "developer"),
    event(4, "b", "developer", null),
    event(5, "b", null, "read_only"),
  ];
  const present: PresentMember[] = [
    { userId: "a", role: "owner", joinedAt: "2026-01-01" },
    { userId: "b", role: "read_only", joinedAt: "2026-05-01" },
  ];
  const roles = (seq: number) => at(events, seq, present).map(({ userId, role, since }) => [userId, role, since]);
  expect(roles(1)).toEqual([["a", "owner", "2026-01-01"]]);
  expect(roles(2)[1]).toEqual(["b", "member", "2026-02-01"]);
  expect(roles(3)[1]).toEqual(["b", "developer", "2026-02-01"]);
  expect(roles(4)).toHaveLength(1);
  expect(roles(5)[1]).toEqual(["b", "read_only", "2026-05-01"]);
});

test("where the log begins in the middle of a membership, its first word and the table say what was before", () => {
  const events = [event(3, "b", "developer", "technician"), event(4, "c", "read_only", null)];
  const present: PresentMember[] = [
    { userId: "a", role: "owner", joinedAt: "2026-01-10" },
    { userId: "b", role: "technician", joinedAt: "2026-02-10" },
  ];
  const roles = (seq: number) => at(events, seq, present).map(({ userId, role, isLogged }) => [userId, role, isLogged]);
  expect(roles(1)).toEqual([
    ["c", "read_only", false],
    ["a", "owner", false],
  ]);
  expect(roles(2)[0]).toEqual(["b", "developer", false]);
  expect(roles(3)[0]).toEqual(["b", "technician", false]);
  expect(roles(4).map(([userId]) => userId)).toEqual(["b", "a"]);
});
