import { expect, test } from "vitest";
import { firstSteps } from "./first-steps";

const nothing = { hasTwoFactor: false, hasInvited: false, owners: 1, requiresTwoFactor: false };

test("steps stay in their order, ticked or not", () => {
  expect(firstSteps({ ...nothing, owners: 2 })).toEqual([
    { name: "two_factor", isDone: false },
    { name: "invite", isDone: false },
    { name: "second_owner", isDone: true },
    { name: "require_two_factor", isDone: false },
  ]);
});

test("once all are done there are none", () => {
  expect(firstSteps({ hasTwoFactor: true, hasInvited: true, owners: 2, requiresTwoFactor: true })).toBeNull();
});
