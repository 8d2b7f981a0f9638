import { expect, test } from "vitest";
import { toCsv } from "./csv";

const cell = (text: string) => toCsv([[text]]).replace(/\r\n$/, "");

test("rows end with CRLF and cells are parted by commas", () => {
  expect(
    toCsv([
      ["Name", "Role"],
      ["Mia Duarte", "Technician"],
    ]),
  ).toBe("Name,Role\r\nMia Duarte,Technician\r\n");
  expect(toCsv([])).toBe("");
  expect(toCsv([["", ""]])).toBe(",\r\n");
});

test.each([
  ["Duarte, Mia", '"Duarte, Mia"'],
  ['Mia "Mi" Duarte', '"Mia ""Mi"" Duarte"'],
  ["two\nlines", '"two\nlines"'],
  ["two\r\nlines", '"two\r\nlines"'],
  ["Søren", "Søren"],
  [" spaces stay ", " spaces stay "],
])("a cell with %j is quoted as it must be", (text, written) => {
  expect(cell(text)).toBe(written);
});

test.each([
  ["=1+1", "'=1+1"],
  ["+44 7700 900123", "'+44 7700 900123"],
  ["-2+3", "'-2+3"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\t=1", "'\t=1"],
  ["\r=1", `"'\r=1"`],
  ["\0=1", "'\0=1"],
  ['=HYPERLINK("https://evil.test","Hi")', `"'=HYPERLINK(""https://evil.test"",""Hi"")"`],
])("a cell that begins like a formula, %j, is text", (text, written) => {
  expect(cell(text)).toBe(written);
});

test("a sign further inside is left alone", () => {
  expect(cell("mia+news@example.com")).toBe("mia+news@example.com");
});
