import { expect, it } from "vitest";
import { gsmLength } from "./gsm-text";
import { assertSafeText, type TextMessage, TextNotSent } from "./sms";
import { recordingSmsTransport } from "./sms-recording";
import { exampleText } from "./testing/example-text";

it.each([
  ["", 0],
  ["123456 is your code.\n@x #1", 26],
  ["£¥ÄÖÜäöüßñà", 11],
  ["[~]^{|}\\€", 18],
  ["’", null],
  ["č", null],
  ["😀", null],
  ["\t", null],
  ["\0", null],
])("the text %j takes %s signs of a message", (text, length) => {
  expect(gsmLength(text)).toBe(length);
});

it("an ordinary text is let through, of up to 160 signs in several lines", () => {
  for (const text of ["x", "a\nb", "x".repeat(160), "€".repeat(80)])
    expect(() => assertSafeText(exampleText({ text }))).not.toThrow();
  for (const to of ["+447700900900", "+12125550123", "+4741234567"])
    expect(() => assertSafeText(exampleText({ to }))).not.toThrow();
});

it.each([
  ["no text", { text: " \n" }],
  ["more than one message's worth", { text: "x".repeat(161) }],
  ["signs that take the room of two, too many", { text: "€".repeat(81) }],
  ["a sign that would make it two messages", { text: "Your code – 123456" }],
  ["a zero byte", { text: "a\0b" }],
  ["a carriage return", { text: "a\rb" }],
  ["no number", { to: "" }],
  ["a number as people write it", { to: "07700 900900" }],
  ["spaces in the number", { to: "+44 7700 900900" }],
  ["two numbers", { to: "+447700900900,+447700900901" }],
  ["a line break behind the number", { to: "+447700900900\n" }],
  ["several numbers", { to: ["+447700900900"] as unknown as string }],
  ["a number that begins with 0", { to: "+0447700900900" }],
  ["a topic in the place of a number", { to: "arn:aws:sns:eu-west-2:1:all" }],
  ["no key", { key: "" }],
] satisfies [string, Partial<TextMessage>][])("a text with %s is refused for good", async (_title, changes) => {
  const transport = recordingSmsTransport();
  const refusal = await transport.send(exampleText(changes)).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(TextNotSent);
  expect(refusal).toMatchObject({ retry: false });
  expect(transport.texts).toEqual([]);
});
