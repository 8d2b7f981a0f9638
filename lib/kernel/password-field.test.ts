import { expect, test } from "vitest";
import { newPasswordField, normalisePassword, passwordLengthProblem } from "./password-field";

test("11 characters are refused, 12 and 128 are accepted, 129 are refused", () => {
  expect(passwordLengthProblem("x".repeat(11))).toBe("Passwords have at least 12 characters");
  expect(passwordLengthProblem("x".repeat(12))).toBeNull();
  expect(passwordLengthProblem("x".repeat(128))).toBeNull();
  expect(passwordLengthProblem("x".repeat(129))).toBe("Passwords have at most 128 characters");
  expect(passwordLengthProblem("")).toBe("Enter a password");
});

test("length counts code points of the normalised password", () => {
  expect(passwordLengthProblem("😀".repeat(11))).toBe("Passwords have at least 12 characters");
  expect(passwordLengthProblem("😀".repeat(128))).toBeNull();
  expect(passwordLengthProblem("e\u0301".repeat(11))).toBe("Passwords have at least 12 characters");
});

test("a composed and a decomposed é are one password", () => {
  expect(normalisePassword("caf\u00e9")).toBe(normalisePassword("cafe\u0301"));
});

test("the form neither trims nor changes a password", () => {
  const password = "  e\u0301tude in spaces  ";
  expect(newPasswordField.parse(password)).toBe(password);
  expect(newPasswordField.safeParse("short").error?.issues[0]?.message).toBe("Passwords have at least 12 characters");
});
