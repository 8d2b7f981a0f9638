import { expect, test } from "vitest";
import { linesFor } from "./plot-scale";

test.each([
  [0, [0, 1]],
  [1, [0, 1]],
  [3, [0, 1, 2, 3]],
  [4, [0, 1, 2, 3, 4]],
  [5, [0, 2, 4, 6]],
  [14, [0, 5, 10, 15]],
  [46, [0, 20, 40, 60]],
  [100, [0, 50, 100]],
  [9_999, [0, 5_000, 10_000]],
])("the lines for numbers up to %d", (max, lines) => {
  expect(linesFor(max)).toEqual(lines);
});
