import { expect, test } from "vitest";
import { searchField } from "./search";

test("what cannot be searched for is left out", () => {
  expect(searchField.parse(" olive ")).toBe("olive");
  for (const wrong of ["a\0b", "x".repeat(201), ["a", "b"], undefined])
    expect(searchField.parse(wrong)).toBeUndefined();
});
