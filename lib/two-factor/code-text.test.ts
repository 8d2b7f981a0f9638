import { expect, test } from "vitest";
import { gsmLength } from "@/lib/ports/gsm-text";
import { codeText } from "./code-text";

const words = "012345 is your Rollcall code. Nobody from Rollcall will ever ask you for it.";

test.each([
  ["https://rollcall.example", "rollcall.example"],
  ["http://localhost:3000", "localhost"],
  ["https://team.rollcall.example:8443", "team.rollcall.example"],
  ["https://münchen.example", "xn--mnchen-3ya.example"],
])("a text with a code for %s ends with the line that its pages' browsers look for", (appUrl, host) => {
  expect(codeText("012345", appUrl)).toBe(`${words}\n\n@${host} #012345`);
});

test("a text with a code is never longer than one message, however long the host", () => {
  for (let length = 1; length < 240; length += 1) {
    const host = `${"a.".repeat(length / 2)}${length % 2 ? "b" : ""}example`;
    const text = codeText("987654", `https://${host}`);
    expect(gsmLength(text)).toBeLessThanOrEqual(160);
    expect(text.startsWith("987654 is your Rollcall code.")).toBe(true);
    expect([2, 0]).toContain(text.split("\n").length - 1);
  }
});
