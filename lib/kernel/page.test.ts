import { describe, expect, test } from "vitest";
import { readCursor, writeCursor } from "./cursor";
import { type AskedPage, pageBeside, pageOf, pagePlace } from "./page";

const cursorOf = (id: string) => ({ sort: "newest", value: "", id });

test("one row more than a page says where the next begins, and is not shown", () => {
  const { page, next } = pageOf(["a", "b", "c"], 2, cursorOf);
  expect(page).toEqual(["a", "b"]);
  expect(readCursor(next ?? undefined, "newest")?.id).toBe("b");
});

test.each([[[]], [["a"]], [["a", "b"]]])("as many rows as a page holds are the last: %j", (rows: string[]) => {
  expect(pageOf(rows, 2, cursorOf)).toEqual({ page: rows, next: null });
});

describe("a list that is walked in both directions", () => {
  const all = ["a", "b", "c", "d", "e"];

  /** What the database would answer. */
  function read(asked: AskedPage, size = 2) {
    const place = pagePlace(asked, "newest");
    const at = place.cursor?.id;
    const rows = at === undefined ? all : all.filter((each) => (place.isBackwards ? each < at : each > at));
    const ordered = place.isBackwards ? rows.toReversed() : rows;
    return pageBeside(ordered.slice(0, size + 1), size, place, cursorOf);
  }
  const asked = (step: AskedPage | null): AskedPage => {
    if (!step) throw new Error("there is no page there");
    return step;
  };

  test("shows each page once on the way on and the same on the way back, with its number", () => {
    const first = read({});
    expect(first).toMatchObject({ page: ["a", "b"], steps: { previous: null, from: 1 } });
    const second = read(asked(first.steps.next));
    expect(second).toMatchObject({ page: ["c", "d"], steps: { from: 3 } });
    const last = read(asked(second.steps.next));
    expect(last).toMatchObject({ page: ["e"], steps: { next: null, from: 5 } });
    const back = read(asked(last.steps.previous));
    expect(back).toEqual(second);
    expect(read(asked(back.steps.previous))).toEqual(first);
  });

  test("the first page is the first, whatever number the address says", () => {
    expect(read({ before: writeCursor(cursorOf("c")), from: "77" })).toMatchObject({
      page: ["a", "b"],
      steps: { from: 1 },
    });
    expect(read({ from: "77" }).steps.from).toBe(1);
  });

  test("without a number in the address none is said, and none is made up", () => {
    const { steps } = read({ after: writeCursor(cursorOf("b")) });
    expect(steps.from).toBeNull();
    expect(steps.next).not.toHaveProperty("from");
    expect(read({ before: writeCursor(cursorOf("e")), from: "2" }).steps.previous).not.toHaveProperty("from");
  });

  test("what is no cursor of this list leaves it at its start", () => {
    const other = writeCursor({ sort: "name", value: "", id: "c" });
    for (const wrong of [{ after: "x" }, { before: "x", from: "9" }, { after: other }, { before: other }]) {
      expect(read(wrong)).toEqual(read({}));
    }
    const value = writeCursor({ sort: "newest", value: "no time", id: "c" });
    expect(pagePlace({ after: value }, "newest", () => false).cursor).toBeNull();
  });
});
