import { expect, test } from "vitest";
import { fold, straightened } from "./fold";

test.each([
  ["İlker", "ilker"],
  ["ılker", "ilker"],
  ["Álvaro", "alvaro"],
  ["E\u0301va", "eva"],
  ["Åse Ørsted", "ase orsted"],
  ["Đặng Thị Łucja", "dang thi lucja"],
  ["Þór Straße Œuvre ÆBLE", "thor strasse oeuvre aeble"],
  ["Sean O’Neill “Sean”", `sean o'neill "sean"`],
  ["North–West", "north-west"],
  ["ＦＵＬＬ", "full"],
  ["ΟΔΟΣ οδός", "οδοσ οδοσ"],
  ["Ёлка Йога", "елка иога"],
  ["علی\u200cرضا", "علیرضا"],
  ["ශ්\u200dරී", "ශ්රී"],
  ["हिन्दी", "हिन्दी"],
])("%j by its letters is %j", (text, letters) => {
  expect(fold(text)).toBe(letters);
  expect(fold(letters)).toBe(letters);
});

test("straight quotes and dashes, and nothing else, are put in the place of others", () => {
  expect(straightened("‘a’ “b” – É…")).toBe(`'a' "b" - É…`);
});
