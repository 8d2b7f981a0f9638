import { describe, expect, test } from "vitest";
import { senderProblem, tidySender } from "./sender-fields";

describe("a text message sender name", () => {
  const good = ["Rol", "elevenchars", "12345", "Rail & Bus", "a.b-c_d", " Harbour ", "Har  bour"];
  test.each(good)("%s can be one", (name) => expect(senderProblem("text", name)).toBeNull());

  const bad: readonly (readonly [string, RegExp])[] = [
    ["", /^Enter/],
    ["   ", /^Enter/],
    ["ab", /at least 3/],
    ["twelve chars", /at most 11/],
    ["Smörgås", /letters, numbers/],
    ["a/b", /letters, numbers/],
    ["line\nbreak", /letters, numbers/],
    ["Ha\u200brbour", /letters, numbers/],
    ["...", /letter or number/],
    ["0012345", /start with 00/],
    ["Info", /spam/],
    ["VERIFY", /spam/],
  ];
  test.each(bad)("%j cannot", (name, why) => expect(senderProblem("text", name)).toMatch(why));

  test("is kept without the space around it", () => expect(tidySender("text", "  Har  bour ")).toBe("Har bour"));
});

describe("a reply-to address", () => {
  test("is kept in its canonical form", () => {
    expect(senderProblem("email", " Desk@Northwind.example ")).toBeNull();
    expect(tidySender("email", " Desk@Northwind.example ")).toBe("desk@northwind.example");
  });
  test.each(["", "desk", "desk@nowhere", "Desk <desk@northwind.example>"])("%j is none", (text) =>
    expect(senderProblem("email", text)).toMatch(/^Enter an email address/),
  );
});
