import { expect, test } from "vitest";
import { previewOf } from "./preview";

const body = "Hello ((First name)), the power is off in ((area)).";

test("sample values stand where the placeholders were, by whichever spelling", () => {
  const { text, missing, unknown, length } = previewOf(body, { first_name: "Amira", AREA: "Harbour Street" });
  expect(text).toBe("Hello Amira, the power is off in Harbour Street.");
  expect({ missing, unknown, length }).toEqual({ missing: [], unknown: [], length: 48 });
});

test("what is missing stands in its brackets and is named; so is what the text does not know", () => {
  const { text, missing, unknown, pieces } = previewOf(body, { "first name": "  ", town: "Leith" });
  expect(text).toBe(body);
  expect(missing).toEqual(["First name", "area"]);
  expect(unknown).toEqual(["town"]);
  expect(pieces.map(({ kind }) => kind)).toEqual(["text", "missing", "text", "missing", "text"]);
});

test("a value is never read again", () => {
  const { text, missing } = previewOf(body, { "first name": "((area))", area: "$& ((x" });
  expect(text).toBe("Hello ((area)), the power is off in $& ((x.");
  expect(missing).toEqual([]);
});

test("names that objects have by themselves are no values", () => {
  expect(previewOf("((constructor)) ((toString)) ((__proto__))", {}).missing).toEqual([
    "constructor",
    "toString",
    "__proto__",
  ]);
});

test("characters are counted as people count them", () => {
  expect(previewOf("((a))", { a: "😀é" }).length).toBe(2);
});
