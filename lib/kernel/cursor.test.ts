import { expect, test } from "vitest";
import { isPostgresTime, readCursor, writeCursor } from "./cursor";

test("a page continues where the one before it ended, whatever the value holds", () => {
  const cursor = { sort: "name", value: 'zoë ~ \u{1f600} "x" zoe@example.com', id: "mem_1" };
  expect(readCursor(writeCursor(cursor), "name")).toEqual(cursor);
});

test.each([undefined, "", "%%%", "eyJhIjoxfQ", "bnVsbA", "x".repeat(900)])(
  "a cursor that is none of ours begins at the start: %s",
  (text) => {
    expect(readCursor(text, "name")).toBeNull();
  },
);

test("a cursor of another sorting begins at the start", () => {
  expect(readCursor(writeCursor({ sort: "joined", value: "x", id: "mem_1" }), "name")).toBeNull();
});

test("a value with a zero byte never reaches the database", () => {
  expect(readCursor(writeCursor({ sort: "name", value: "a\0b", id: "mem_1" }), "name")).toBeNull();
});

test("times are told from other texts", () => {
  expect(["2026-11-22 10:00:00.123456+00", "-infinity", "2026-11-22 10:00:00+05:30"].every(isPostgresTime)).toBe(true);
  expect(["now", "2026-11-22", "'; drop table", "infinity"].some(isPostgresTime)).toBe(false);
});

test.each([
  "2026-02-30 00:00:00+00",
  "2026-99-99 00:00:00+00",
  "0000-01-01 00:00:00+00",
  "2026-01-01 24:00:00+00",
  "2026-01-01 23:59:60+00",
  "2026-01-01 00:00:00+99",
  "2026-01-01 00:00:00+00:99",
])("a time that no calendar has is not handed to the database: %s", (text) => {
  expect(isPostgresTime(text)).toBe(false);
});
