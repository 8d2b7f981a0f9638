import { expect, test } from "vitest";
import { containing, searchField } from "./search";

test("what is typed is looked for to the letter, whatever its case", () => {
  expect(containing("Olive")).toBe("%olive%");
  expect(containing("100%_\\")).toBe("%100\\%\\_\\\\%");
});

test("what cannot be searched for is left out", () => {
  expect(searchField.parse(" olive ")).toBe("olive");
  for (const wrong of ["a\0b", "x".repeat(201), ["a", "b"], undefined])
    expect(searchField.parse(wrong)).toBeUndefined();
});
