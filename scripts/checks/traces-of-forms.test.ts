import { expect, test } from "vitest";
import { z } from "zod";
import { dayField } from "@/lib/kernel/day-field";
import { emailField } from "@/lib/kernel/email-address";
import { tracesOfForms } from "./traces-of-forms";

const ofField = (field: z.ZodType) => tracesOfForms(z.strictObject({ field }));

test.each([
  ["a box", z.literal("on").optional()],
  ["a box that becomes a boolean", z.literal("on").transform((ticked) => ticked === "on")],
  ["a choice of yes and no", z.enum(["yes", "no"])],
  ["a list between commas", z.string().transform((text) => text.split(","))],
  ["a number in digits", z.string().regex(/^\d+$/).transform(Number)],
  ["a number by force", z.coerce.number()],
  ["a date", z.date()],
  ["a file", z.file()],
  ["a map", z.map(z.string(), z.string())],
  ["a value made before it is judged", z.preprocess((given) => given === "on", z.boolean())],
  ["one of these in a list", z.array(z.coerce.number())],
  ["one of these behind others", z.union([z.string(), z.date()]).nullable().default(null)],
])("%s is the form's", (_, field) => {
  expect(ofField(field)).not.toEqual([]);
});

test.each([
  ["an address, though it becomes two texts", emailField],
  ["a day", dayField.nullable()],
  ["a choice", z.enum(["totp", "sms"])],
  ["a list of texts", z.array(z.string())],
  ["a number", z.literal([7, 30])],
  ["what may be absent", z.boolean().default(false)],
])("%s is an input's", (_, field) => {
  expect(ofField(field)).toEqual([]);
});
