import { expect, test } from "vitest";
import { echoed } from "@/lib/kernel/echo-form";
import { bodyField, longestBody, subjectField } from "./template-text";

const refusalsOf = (text: string) => bodyField.safeParse(text).error?.issues.map(({ message }) => message);
/** Fifty lines, as long as a text may be. */
const longest = `${"a\n".repeat(49)}${"b".repeat(longestBody - 98)}`;
const asPosted = longest.replaceAll("\n", "\r\n");

test("a text is measured as it is kept, however its lines end and whatever stands behind them", () => {
  for (const typed of [longest, asPosted, `${longest}\n\n`, longest.replace("\n", "   \n")])
    expect(bodyField.parse(typed)).toBe(longest);
  expect(refusalsOf(`${longest}b`)).toEqual([`Use at most ${longestBody} characters`]);
  expect(subjectField.parse(` ${"s".repeat(500)} `)).toHaveLength(500);
});

test("a refused one comes back whole", () => {
  const form = new FormData();
  form.set("body", asPosted);
  expect(echoed(form)).toEqual({ body: longest });
});

test("a refused one that is far too long is refused soon", () => {
  const began = performance.now();
  expect(refusalsOf(`a${" ".repeat(1_000_000)}b`)).toEqual([`Use at most ${longestBody} characters`]);
  expect(performance.now() - began).toBeLessThan(500);
});
