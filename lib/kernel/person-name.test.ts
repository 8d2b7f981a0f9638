import { describe, expect, test } from "vitest";
import { nameField, nameFieldFor, nameProblem } from "./person-name";

const fine = [
  "J. Smith",
  "Dr. Who",
  "Smith Jr.",
  "St. John's",
  "J.R.R. Tolkien",
  "O'Neill-Šimić",
  "李小龍",
  "नरेंद्र",
  "Ƿulfstan",
  "X",
  "<img src=x onerror=alert(1)>",
  '=HYPERLINK("x")',
  "No. 10 Club",
  "Vitamin B.12",
  "Wwwalter",
  "𝒜".repeat(40),
  "x".repeat(64),
  "𐍈".repeat(64),
  // Persian, Sinhala, Hindi, Malayalam and Arabic with a mark before the joiner.
  "علی\u200cرضا",
  "ශ්\u200dරී",
  "क्\u200dष",
  "അവന്\u200d",
  "نِگاه\u200cها",
];

const addresses = [
  "evil.com",
  "visit evil.co.uk now",
  "http://evil",
  "see www.evil",
  "WWW.evil",
  "evil.COM",
  "evil.рф",
  "evil.xn--p1ai",
  "evil．com",
  "evil。com",
  "ｅｖｉｌ.com",
  "mia@evil.test",
  "10.0.0.1",
  "javascript://x",
];

const hidden = [
  "Mia\u202eaiM",
  "Mia\u2066x",
  "Mi\u200ba",
  "Mi\u00ada",
  "\u3164",
  "Mi\ufe0fa",
  "Mia\u0000",
  "a\tb",
  "a\r\nb",
  "a\u2028b",
  "\ud800x",
  "Mia\u{e0041}",
  "Mi\u200ca",
  "Mi\u200da",
  "\u200cعلی",
  "علی\u200c",
  "علی\u200c رضا",
  "عل\u200c\u200cرضا",
  "رضا\u200cعلی",
  "علی\u200dرضا",
  "क\u200dष",
];

describe("a name is what a person or an organisation is called", () => {
  test.each(fine)("%j is a name", (name) => expect(nameProblem(name)).toBeNull());
  test.each(addresses)("%j would become a link", (name) => {
    expect(nameProblem(name)).toBe("Names may not contain web addresses");
  });
  test.each(hidden)("%j hides something", (name) => {
    expect(nameProblem(name)).toBe("Names may not contain invisible or control characters");
  });
});

test("a missing name is asked for by what it names", () => {
  expect(nameProblem(" \u00a0 ")).toBe("Enter a name");
  expect(nameProblem("", "an organisation name")).toBe("Enter an organisation name");
});

test("a name has at most 64 characters, counted as people count them", () => {
  expect(nameProblem("x".repeat(65))).toBe("Names may have at most 64 characters");
  expect(nameProblem("𐍈".repeat(65))).toBe("Names may have at most 64 characters");
});

test("a name is kept composed, trimmed and with single spaces", () => {
  expect(nameField.parse("  Zoe\u0308 \u3000 Lund\n")).toBe("Zoë Lund");
});

test("the field for an organisation's name speaks of organisations", () => {
  const result = nameFieldFor("an organisation name").safeParse(" ");
  expect(result.error?.issues.map((issue) => issue.message)).toEqual(["Enter an organisation name"]);
});
