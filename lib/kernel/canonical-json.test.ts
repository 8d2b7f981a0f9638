import { expect, test } from "vitest";
import { canonicalJson } from "./canonical-json";

test("the same facts in another order give the same text", () => {
  const one = { b: [1, { d: null, c: "x" }], a: true };
  const other = { a: true, b: [1, { c: "x", d: null }] };
  expect(canonicalJson(one)).toBe('{"a":true,"b":[1,{"c":"x","d":null}]}');
  expect(canonicalJson(other)).toBe(canonicalJson(one));
});

test("keys sort by UTF-16 code unit and numbers print as in RFC 8785", () => {
  const keys = { "\u20ac": 1, "\r": 2, "\ufb33": 3, "1": 4, "\u{1f600}": 5, "\u0080": 6, "\u00f6": 7 };
  expect(canonicalJson(keys)).toBe('{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\u{1f600}":5,"\ufb33":3}');
  expect(canonicalJson([1e21, 1e-7, -0, 0.1, 4.5])).toBe("[1e+21,1e-7,0,0.1,4.5]");
});

test("a property without a value is left out, as the database leaves it out", () => {
  expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}');
});

test("what would not survive storage is refused", () => {
  const holed: unknown[] = [];
  holed.length = 1;
  for (const value of [
    undefined,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    () => 1,
    1n,
    Symbol("s"),
    new Date(0),
    new Map(),
  ])
    expect(() => canonicalJson({ value: [value] })).toThrow(TypeError);
  expect(() => canonicalJson(holed)).toThrow("undefined");
  expect(() => canonicalJson("\ud800")).toThrow("surrogate");
});
