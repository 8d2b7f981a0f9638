import { expect, test } from "vitest";
import { asPasted, readPasted } from "./pasted-people";

/** Each as "Name <address>", an address alone, or "! text" for what is none. */
const read = (text: string) => readPasted(text).map((each) => (each.email ? asPasted(each) : `! ${each.text}`));

test.each([
  [
    "Lund, Mia <mia@example.org>; Berg, Jonas <jonas@example.org>",
    ["Mia Lund <mia@example.org>", "Jonas Berg <jonas@example.org>"],
  ],
  [
    "Lund, Mia <mia@example.org>, Berg, Jonas <jonas@example.org>",
    ["Mia Lund <mia@example.org>", "Jonas Berg <jonas@example.org>"],
  ],
  [
    '"Lund, Mia" <mia@example.org>,\r\n Jonas Berg <jonas@example.org>',
    ["Mia Lund <mia@example.org>", "Jonas Berg <jonas@example.org>"],
  ],
  ["van der Berg, Jonas (Northwind) <jonas@example.org>", ["Jonas van der Berg <jonas@example.org>"]],
  ["mia@example.org jonas@example.org\tann@example.org", ["mia@example.org", "jonas@example.org", "ann@example.org"]],
  ["mia@example.org, jonas@example.org; ann@example.org", ["mia@example.org", "jonas@example.org", "ann@example.org"]],
  [
    "Mia Lund\tmia@example.org\nJonas Berg\tjonas@example.org",
    ["Mia Lund <mia@example.org>", "Jonas Berg <jonas@example.org>"],
  ],
  ["Mia\tLund\tmia@example.org", ["Mia Lund <mia@example.org>"]],
  ["Mia,Lund,mia@example.org", ["Mia Lund <mia@example.org>"]],
  ["mia@example.org,Mia Lund", ["Mia Lund <mia@example.org>"]],
  ["mia@example.org (Mia Lund)", ["Mia Lund <mia@example.org>"]],
  [
    "1. mia@example.org\n- jonas@example.org.\n• <ann@example.org>",
    ["mia@example.org", "jonas@example.org", "ann@example.org"],
  ],
  ["To: mia@example.org", ["mia@example.org"]],
  ["<mailto:mia@example.org> 'jonas@example.org'", ["mia@example.org", "jonas@example.org"]],
  ["mia@example.org <mia@example.org>", ["mia@example.org"]],
  ["'mia@old.example' <mia@example.org>", ["mia@example.org"]],
  ["Seán O'Neill <sean@example.org>", ["Seán O'Neill <sean@example.org>"]],
  ["twin@example.com, TWIN@example.com; Twin <twin@Example.com>", ["twin@example.com"]],
  ["", []],
  [" \n ,; \t-", []],
])("%j is read as %j", (text, people) => expect(read(text)).toEqual(people));

test.each([
  ["jonas@", ["! jonas@"]],
  ["ana@example.com\nno address\nben@localhost", ["ana@example.com", "! no address", "! ben@localhost"]],
  ["ana@example.com, ben@localhost", ["ana@example.com", "! ben@localhost"]],
  ["ana@example.com, not an address, ben@example.com", ["ana@example.com", "! not an address", "ben@example.com"]],
  ["jonas@, Mia <mia@example.org>", ["! jonas@", "Mia <mia@example.org>"]],
  ["Jonas <jonas@>", ["! Jonas <jonas@>"]],
  ["a, b, c, Lund, Mia <mia@example.org>", ["! a", "! b", "! c", "Mia Lund <mia@example.org>"]],
  ["Visit evil.example <mia@example.org>", ["mia@example.org"]],
])("in %j what is no address is told: %j", (text, people) => expect(read(text)).toEqual(people));

test("what is no address says where it stands", () => {
  expect(readPasted("ana@example.com\n\njonas@\nben@example.com; no address")).toMatchObject([
    { line: 1 },
    { text: "jonas@", email: null, line: 3 },
    { line: 4 },
    { text: "no address", email: null, line: 4 },
  ]);
});

test("what is written down again is read as the same", () => {
  const text =
    "Lund, Mia <mia@example.org>; jonas@example.org\nAnn (IT) <ann@example.org>, see list\nO’Neill, Seán <s@example.org>";
  const once = readPasted(text);
  const again = readPasted(once.map(asPasted).join("\n"));
  expect(again.map(({ line: _, ...each }) => each)).toEqual(once.map(({ line: _, ...each }) => each));
});

test("a long text of anything is read at once", () => {
  for (const text of [
    "a".repeat(20_000),
    "a@".repeat(10_000),
    "<".repeat(20_000),
    "a,".repeat(10_000),
    "(".repeat(20_000),
    `${" ".repeat(20_000)}x`,
  ]) {
    const started = performance.now();
    readPasted(text);
    readPasted(`${text} <mia@example.org>`);
    expect(performance.now() - started, text.slice(0, 4)).toBeLessThan(2000);
  }
});
