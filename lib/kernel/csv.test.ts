import { expect, test } from "vitest";
import { toCsv, toCsvRows } from "./csv";

const cell = (text: string) => toCsvRows([[text]]).replace(/\r\n$/, "");

test("a file says that it is UTF-8, its rows end with CRLF, and its cells are quoted and parted by commas", () => {
  const rows = [
    ["Name", "Role"],
    ["Éva Duarte", "Technician"],
  ];
  expect(toCsv(rows)).toBe('\ufeff"Name","Role"\r\n"Éva Duarte","Technician"\r\n');
  expect([...Buffer.from(toCsv(rows)).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(toCsvRows([["", ""]])).toBe('"",""\r\n');
});

test("what follows in a long file has no mark of its own", () => {
  expect(toCsv([["a"]]) + toCsvRows([["b"]])).toBe('\ufeff"a"\r\n"b"\r\n');
  expect(toCsvRows([])).toBe("");
});

test.each([
  ["Duarte, Mia", '"Duarte, Mia"'],
  ['Mia "Mi" Duarte', '"Mia ""Mi"" Duarte"'],
  ["two\nlines", '"two\nlines"'],
  ["two\r\nlines", '"two\r\nlines"'],
  ["Fay; Grace", '"Fay; Grace"'],
  ["Søren", '"Søren"'],
  [" spaces stay ", '" spaces stay "'],
  ["mia+news@example.com", '"mia+news@example.com"'],
  ["2026-12-04T09:30:00.000Z", '"2026-12-04T09:30:00.000Z"'],
])("a cell with %j is quoted and otherwise as it was", (text, written) => {
  expect(cell(text)).toBe(written);
});

test.each([
  ["=1+1", `"'=1+1"`],
  ["+44 7700 900123", `"'+44 7700 900123"`],
  ["-2+3", `"'-2+3"`],
  ["@SUM(A1)", `"'@SUM(A1)"`],
  ["＝1+1", `"'＝1+1"`],
  ["＋1", `"'＋1"`],
  ["－1", `"'－1"`],
  ["＠SUM(A1)", `"'＠SUM(A1)"`],
  ["\0=1", `"'\0=1"`],
  ['=HYPERLINK("https://evil.test","Hi")', `"'=HYPERLINK(""https://evil.test"",""Hi"")"`],
  ["Fay;=1+2", `"Fay;'=1+2"`],
  ["Fay;;＝1+2", `"Fay;;'＝1+2"`],
  ["Fay\t@SUM(A1)", `"Fay\t'@SUM(A1)"`],
  ["Fay\r\n-1", `"Fay\r\n'-1"`],
  ["Fay\n+1", `"Fay\n'+1"`],
])("what begins like a formula in %j, at the front or behind a separator, is text", (text, written) => {
  expect(cell(text)).toBe(written);
});

test("whatever parts a text into cells finds none that begins like a formula", () => {
  const signs = ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n", ";", "\0", "'", '"', "a"];
  for (const first of signs)
    for (const second of signs)
      for (const third of signs) {
        const inside = cell(`${first}${second}${third}1`).slice(1, -1);
        for (const part of inside.split(/[;\t\r\n]/)) expect(part).not.toMatch(/^[=+\-@\0＝＋－＠]/);
        expect(inside).not.toMatch(/^[\t\r]/);
      }
});
