import { expect, test } from "vitest";
import { auditActions } from "@/lib/audit/events";
import { actionGroups, actionLabel } from "./action-labels";

test("every action can be chosen, once, by words that no other action has, in a group that is not empty", () => {
  const groups = actionGroups();
  expect(groups.filter(({ actions }) => actions.length === 0)).toEqual([]);
  const all = groups.flatMap(({ actions }) => actions);
  expect(all.map(({ key }) => key).toSorted()).toEqual(auditActions.toSorted());
  expect(new Set(all.map(({ label }) => label)).size).toBe(all.length);
  for (const { label } of all) expect(label).toMatch(/^[A-Z][a-z-]+(?: [a-z-]+)+$/);
});

test("an action that the list no longer has is named by its key", () => {
  expect(actionLabel("member.role_changed")).toBe("Member role changed");
  expect(actionLabel("member.crowned_twice")).toBe("Member crowned twice");
  expect(actionLabel("constructor")).toBe("Constructor");
});
