import { expect, test } from "vitest";
import { readCursor } from "./cursor";
import { pageOf } from "./page";

const placeOf = (id: string) => ({ sort: "newest", value: "", id });

test("one row more than a page says where the next begins, and is not shown", () => {
  const { page, next } = pageOf(["a", "b", "c"], 2, placeOf);
  expect(page).toEqual(["a", "b"]);
  expect(readCursor(next ?? undefined, "newest")?.id).toBe("b");
});

test.each([[[]], [["a"]], [["a", "b"]]])("as many rows as a page holds are the last: %j", (rows: string[]) => {
  expect(pageOf(rows, 2, placeOf)).toEqual({ page: rows, next: null });
});
