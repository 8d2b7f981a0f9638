import { expect, test } from "vitest";
import { visitAt } from "./last-visit";

const at = (minutes: number) => new Date(Date.UTC(2026, 0, 5, 9, minutes));

test("the first visit in a browser follows none", () => {
  expect(visitAt(at(0), undefined).before).toBeNull();
});

test("coming back within half an hour is the same visit, and later another", () => {
  const first = visitAt(at(0), undefined);
  const again = visitAt(at(20), first.cookie);
  expect(again.before).toBeNull();
  const second = visitAt(at(55), again.cookie);
  expect(second.before).toEqual(at(20));
  expect(visitAt(at(70), second.cookie).before).toEqual(at(20));
  expect(visitAt(at(110), visitAt(at(70), second.cookie).cookie).before).toEqual(at(70));
});

test.each(["", "x", "1", "1.2.3", "-1.5", "1.5e3", "9".repeat(40)])("%j is no visit", (cookie) => {
  expect(visitAt(at(0), cookie)).toEqual(visitAt(at(0), undefined));
});

test("a moment that lies ahead is not believed", () => {
  const ahead = visitAt(at(90), undefined).cookie;
  expect(visitAt(at(0), ahead).before).toBeNull();
});
