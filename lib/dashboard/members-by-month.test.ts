import { expect, test } from "vitest";
import { membersByMonth } from "./members-by-month";

const months = (...numbers: number[]) => numbers.map((number, index) => ({ begins: `2026-0${index + 1}-01`, number }));

test("each month's end is the next one's beginning", () => {
  expect(membersByMonth(14, months(3, 0, -2, 5)).map(({ number }) => number)).toEqual([11, 11, 9, 14]);
});

test("what is not known of the past never makes fewer than none", () => {
  expect(membersByMonth(1, months(0, 0, 4)).map(({ number }) => number)).toEqual([0, 0, 1]);
});
