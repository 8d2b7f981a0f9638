import { expect, test } from "vitest";
import { messageField, messageProblem } from "./plain-text";

test("an empty message is no message", () => {
  expect(messageField.parse("")).toBeNull();
  expect(messageField.parse(" \r\n ")).toBeNull();
});

test("a message keeps its line breaks, one kind of them", () => {
  expect(messageField.parse(" Hello Vera,\r\nwelcome!\rMia ")).toBe("Hello Vera,\nwelcome!\nMia");
});

test("emoji may be sent", () => {
  for (const message of ["Welcome ❤️", "👩‍🚀 👍🏽", "🏳️‍🌈!"]) expect(messageField.parse(message)).toBe(message);
});

test("a message has at most 500 characters", () => {
  expect(messageProblem("😀".repeat(500))).toBeNull();
  expect(messageProblem("x".repeat(501))).toBe("Messages may have at most 500 characters");
});

test("a message hides nothing", () => {
  for (const message of ["a\tb", "a\u0000b", "a\u202eb", "a\u200bb", "a\u2067b", "a\ud800b", "a\ufe0fb", "a\u2028b"])
    expect(messageProblem(message)).toBe("Messages may not contain invisible or control characters");
});

test("a message carries no link", () => {
  for (const message of ["see evil.com", "https://evil", "www.evil", "first line\nevil.co.uk/x"])
    expect(messageProblem(message)).toBe("Messages may not contain web addresses. Leave a space after each full stop");
  expect(messageProblem("See you at 10.30. Bring e.g. tea.")).toBeNull();
});
