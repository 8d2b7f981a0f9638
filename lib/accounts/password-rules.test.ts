import { expect, test } from "vitest";
import { passwordLengthProblem } from "@/lib/kernel/password-field";
import { commonPasswords, passwordProblem } from "./password-rules";

const mia = { emailLocalPart: "mia.lund+work", names: ["Mia Lund", "Northwind Traders", "李小龍"] };

test("at least 3,000 listed passwords meet the length rule themselves", () => {
  const meeting = [...commonPasswords].filter((password) => passwordLengthProblem(password) === null);
  expect(meeting.length).toBeGreaterThanOrEqual(3_000);
  expect([...commonPasswords].filter((password) => password !== password.normalize("NFKC").toLowerCase())).toEqual([]);
});

test("a listed password is refused in any case", () => {
  for (const password of ["passwordpassword", "PASSWORDPASSWORD", "PasswordPassword"])
    expect(passwordProblem(password, {})).toBe(
      "This password is on lists that attackers try first. Choose another one",
    );
});

test("a password that contains a listed one is accepted: the comparison is whole", () => {
  expect(passwordProblem("passwordpassword of the lighthouse", {})).toBeNull();
});

test("a password made from the product's name is refused", () => {
  for (const password of ["RollCall2026!", "rollcallrollcall", "12345-rollcall", "Roll-Call-2026"])
    expect(passwordProblem(password, {}), password).toBe(
      "This password is made from the name Rollcall. Choose another one",
    );
});

test("a password made from the person's address, name or organisation is refused", () => {
  for (const password of ["mia.lund+work", "Mia.Lund.1984", "mialund!mialund!"])
    expect(passwordProblem(password, { emailLocalPart: "mia.lund+work" })).toContain("your email address");
  for (const password of ["Northwind Traders", "northwindtraders1", "2026NorthwindTraders!"])
    expect(passwordProblem(password, mia)).toContain("the name of your organisation");
});

test("a long password may hold such a word among others", () => {
  for (const password of ["northwind traders sail at dawn", "48291749201!x%", " leading space matters"])
    expect(passwordProblem(password, { ...mia, emailLocalPart: "x" })).toBeNull();
});

test("one character repeated is refused", () => {
  expect(passwordProblem("§".repeat(20), {})).toBe("This password repeats one character. Choose another one");
});

test("the length rule comes first", () => {
  expect(passwordProblem("password", mia)).toBe("Passwords have at least 12 characters");
});
