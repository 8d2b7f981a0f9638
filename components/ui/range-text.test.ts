import { expect, test } from "vitest";
import { rangeText } from "./range-text";

const of = (count: number, isMore = false) => ({ count, isMore });

test.each([
  [1, 25, of(134), "1–25 of 134"],
  [26, 25, of(134), "26–50 of 134"],
  [9_976, 25, of(10_002), "9,976–10,000 of 10,002"],
  [26, 1, of(26), "26 of 26"],
  [26, 25, of(500, true), "26–50 of more than 500"],
  [501, 25, of(500, true), "501–525"],
  [26, 25, null, "26–50"],
  [null, 25, of(134), "134 in all"],
  [null, 25, of(500, true), "More than 500 in all"],
  [null, 25, null, ""],
] as const)("from %s, %s rows, of %j: %s", (from, shown, total, text) => {
  expect(rangeText(from, shown, total)).toBe(text);
});

test("a first number from the address that cannot be is not said", () => {
  expect(rangeText(900, 25, of(134))).toBe("134 in all");
  expect(rangeText(1, 0, of(134))).toBe("134 in all");
});
