import { expect, test } from "vitest";
import { auditEvents } from "@/lib/audit/events";
import { actionGroups, actionLabel } from "./action-labels";

test("every action can be chosen, once, by words that no other action has", () => {
  const all = actionGroups().flatMap(({ actions }) => actions);
  expect(all.map(({ key }) => key).toSorted()).toEqual(Object.keys(auditEvents).toSorted());
  expect(new Set(all.map(({ label }) => label)).size).toBe(all.length);
  for (const { label } of all) expect(label).toMatch(/^[A-Z][a-z-]+(?: [a-z-]+)+$/);
});

test("an action without words of its own is named by its key", () => {
  expect(actionLabel("member.role_changed")).toBe("Member role changed");
  expect(actionLabel("two_factor.reset_done")).toBe("Two-factor reset done");
  expect(actionLabel("constructor")).toBe("Constructor");
});
