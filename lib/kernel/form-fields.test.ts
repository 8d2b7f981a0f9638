import { expect, test } from "vitest";
import { z } from "zod";
import { formOf, readAnswer, readList, readNumber, readOptional, readTick } from "./form-fields";

test.each([
  [readTick, undefined, false],
  [readTick, "on", true],
  [readTick, "off", "off"],
  [readAnswer, "yes", true],
  [readAnswer, "no", false],
  [readAnswer, "", ""],
  [readAnswer, undefined, undefined],
  [readOptional, " ", null],
  [readOptional, " x", " x"],
  [readOptional, undefined, undefined],
  [readNumber, " 40 ", 40],
  [readNumber, "-4", "-4"],
  [readNumber, "1234567", "1234567"],
  [readNumber, "", ""],
] as const)("%o reads %j as %j", (read, given, wanted) => {
  expect(read(given)).toBe(wanted);
});

test("a list is read from pasted text, and nothing else", () => {
  expect(readList("a, b,,c", /[\s,]+/)).toEqual(["a", "b", "c"]);
  expect(readList(undefined, /,/)).toBeUndefined();
});

test("what a form cannot read is refused at its field by the input, with everything else that is wrong", () => {
  const input = z.strictObject({ seats: z.number("Enter a number"), isRequired: z.boolean("Choose") });
  const form = formOf(input, ({ seats, isRequired, ...rest }) => ({
    ...rest,
    seats: readNumber(seats),
    isRequired: readAnswer(isRequired),
  }));
  expect(form.schema.parse({ seats: "7", isRequired: "no" })).toEqual({ seats: 7, isRequired: false });
  const issues = form.schema.safeParse({ seats: "many", planted: "x" }).error?.issues ?? [];
  expect(issues.map(({ message, path }) => [path[0], message])).toEqual([
    ["seats", "Enter a number"],
    ["isRequired", "Choose"],
    [undefined, 'Unrecognized key: "planted"'],
  ]);
});
