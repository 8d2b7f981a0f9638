import { expect, test } from "vitest";
import { readTypedCode } from "./typed-code";

test.each([
  ["464674", "464674"],
  [" 464 674 ", "464674"],
  ["464-674", "464674"],
  ["464–674", "464674"],
  ["464\u00a0674\u200b", "464674"],
  ["٤٦٤٦٧٤", "464674"],
  ["۴۶۴ ۶۷۴", "464674"],
  ["４６４６７４", "464674"],
  ["४६४६७४", "464674"],
  ["\u{1d7dc}\u{1d7de}\u{1d7dc}\u{1d7de}\u{1d7df}\u{1d7dc}", "464674"],
  ["\u{1e954}\u{1e956}\u{1e954}\u{1e956}\u{1e957}\u{1e954}", "464674"],
  ["k7h2-9xq4", "k7h29xq4"],
  ["46467", "46467"],
  ["", ""],
])("%j is read as %s", (typed, code) => {
  expect(readTypedCode(typed)).toBe(code);
});
