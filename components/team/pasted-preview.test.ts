import { expect, test } from "vitest";
import { readPasted } from "@/lib/kernel/pasted-people";
import { pastedPreview } from "./pasted-preview";

test.each([
  ["", ""],
  ["mia@example.org", "1 address found."],
  ["Lund, Mia <mia@example.org>; Berg, Jonas <jonas@example.org>", "2 addresses found, 2 with a name."],
  ["mia@example.org\njonas@\n", "1 address found. Not an email address: “jonas@” (line 2)."],
  ["jonas@\nno address", "0 addresses found. Not an email address: “jonas@” (line 1), “no address” (line 2)."],
  [
    "a@\nb@\nc@\nd@\ne@\nf@\ng@",
    "0 addresses found. Not an email address: “a@” (line 1), “b@” (line 2), “c@” (line 3), “d@” (line 4), “e@” (line 5) and 2 more.",
  ],
])("%j is announced as %j", (text, sentence) => expect(pastedPreview(readPasted(text))).toBe(sentence));

test("more than can be invited at once is said, and how many there are", () => {
  const many = Array.from({ length: 501 }, (_, index) => `guest${index}@example.org`).join("\n");
  expect(pastedPreview(readPasted(many))).toBe("These are 501 addresses; at most 500 can be invited at once.");
});
