import { describe, expect, test } from "vitest";
import { placeholderKey, readPlaceholders } from "./placeholders";

const namesIn = (text: string) => readPlaceholders(text).placeholders.map(({ name }) => name);
const problemsIn = (text: string) =>
  readPlaceholders(text).problems.map(({ kind, line, column, excerpt }) => [kind, line, column, excerpt]);

describe("the pieces of a text", () => {
  test("are what is written and what is filled in, in order", () => {
    expect(readPlaceholders("Hello ((first name)), it is ((time)).").pieces).toEqual([
      { kind: "text", text: "Hello " },
      { kind: "placeholder", text: "((first name))", name: "first name", key: "firstname" },
      { kind: "text", text: ", it is " },
      { kind: "placeholder", text: "((time))", name: "time", key: "time" },
      { kind: "text", text: "." },
    ]);
  });

  test.each([
    "",
    "Nothing here",
    "((a))((b))",
    "two\n\nparagraphs ((x))\n",
    "(((reference)))",
    "((open\n(()) )) and ((a (b)))",
    "（（名前））と((名前))",
  ])("put together are the text again: %j", (text) => {
    const { pieces } = readPlaceholders(text);
    expect(pieces.map((piece) => piece.text).join("")).toBe(text);
  });

  test("brackets round a placeholder are text", () => {
    expect(namesIn("Your order (((reference))) is ready")).toEqual(["reference"]);
    expect(problemsIn("Your order (((reference))) is ready")).toEqual([]);
  });

  test("lines may end as on any machine", () => {
    expect(readPlaceholders("a\r\n((b))\rc").pieces.map(({ text }) => text)).toEqual(["a\n", "((b))", "\nc"]);
  });
});

describe("the names", () => {
  test("are listed once, in the order of their first place, as they are written there", () => {
    expect(namesIn("((Time)) ((area)) ((time)) ((first name)) ((AREA))")).toEqual(["Time", "area", "first name"]);
  });

  test.each([
    ["First Name", "first_name"],
    ["first  name", "FIRSTNAME"],
    ["first-name", "first name"],
    ["customer’s name", "customer's name"],
    ["“area”", "area"],
    ["ｎａｍｅ", "name"],
    ["Größe", "größe"],
    ["cafe\u0301", "caf\u00e9"],
    ["می\u200cخواهم", "میخواهم"],
    ["na\u00adme", "name"],
  ])("%s and %s are one", (one, other) => {
    expect(placeholderKey(one)).toBe(placeholderKey(other));
    expect(namesIn(`((${one})) ((${other}))`)).toHaveLength(1);
  });

  test.each([
    ["name", "names"],
    ["naïve", "naive"],
    ["名前", "名字"],
    ["line 1", "line 2"],
    ["a.b", "ab"],
  ])("%s and %s are two", (one, other) => expect(placeholderKey(one)).not.toBe(placeholderKey(other)));

  test.each(["имя", "名前", "اسم", "नाम", "👩‍🚒 name", "__proto__", "constructor", "a??b", "a & b <i>"])(
    "may be written in any letters: %s",
    (name) => {
      expect(namesIn(`x((${name}))y`)).toEqual([name]);
      expect(problemsIn(`x((${name}))y`)).toEqual([]);
    },
  );
});

describe("what looks like a placeholder and is none", () => {
  test.each<[string, unknown[][]]>([
    ["Hello ((first name, how are you", [["unclosed", 1, 7, "((first name, how are you"]]],
    ["Hello ((first name), how are you?", [["unclosed", 1, 7, "((first name), how are you?"]]],
    ["Hello first name))", [["stray", 1, 17, "))"]]],
    ["Hello (first name))", [["stray", 1, 18, "))"]]],
    [
      "Hello (()) and (( ))",
      [
        ["empty", 1, 7, "(()) and (( ))"],
        ["empty", 1, 16, "(( ))"],
      ],
    ],
    ["((--))", [["empty", 1, 1, "((--))"]]],
    ["((first ((name))))", [["brackets_inside", 1, 1, "((first ((name))))"]]],
    ["((amount (in pounds)))", [["brackets_inside", 1, 1, "((amount (in pounds)))"]]],
    ["（（name））", [["full_width", 1, 1, "（（name））"]]],
    ["(（name））", [["full_width", 1, 1, "(（name））"]]],
    ["｟name｠", [["full_width", 1, 1, "｟name｠"]]],
    [
      "((first\nname))",
      [
        ["unclosed", 1, 1, "((first"],
        ["stray", 2, 5, "))"],
      ],
    ],
    ["a\r\nb\r\n👩‍🚒é((c", [["unclosed", 3, 5, "((c"]]],
    ["((((", [["unclosed", 1, 1, "(((("]]],
    ["))))", [["stray", 1, 1, "))))"]]],
    ["((a)) ((b", [["unclosed", 1, 7, "((b"]]],
  ])("%j", (text, expected) => expect(problemsIn(text)).toEqual(expected));

  test.each(["", "(see (below))", "f((x) + (y))", "a) first\nb) second", "（見る）", "( (name) )", "「名前」"])(
    "ordinary brackets are text: %j",
    (text) => {
      expect(problemsIn(text)).toEqual([]);
      expect(namesIn(text)).toEqual([]);
    },
  );

  test("an excerpt is short and cuts no character in two", () => {
    const [problem] = readPlaceholders(`((${"😀".repeat(100)}`).problems;
    expect(problem?.excerpt).toBe(`((${"😀".repeat(28)}`);
  });
});

test.each(["(", ")", "((", "))", "((a", "a))", "（（", "｟", "((a)) ", "(())", "(\n("])(
  "a long row of %j is read at once",
  (piece) => {
    const began = performance.now();
    readPlaceholders(piece.repeat(10_000));
    expect(performance.now() - began).toBeLessThan(1500);
  },
);
