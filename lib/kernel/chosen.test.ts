import { expect, test } from "vitest";
import { readChosen, writeChosen } from "./chosen";

test("what is written into the field is read out of it, with what the page said of each", () => {
  const chosen = [{ id: "mem_1", seen: "abc.def" }, { id: "mem_2" }];
  expect(readChosen(writeChosen(chosen))).toEqual(chosen);
});

test("what no page wrote is left for the schema to refuse", () => {
  expect(readChosen("")).toEqual([]);
  expect(readChosen("mem_1==x")).toEqual([{ id: "mem_1" }]);
  expect(readChosen(undefined)).toBeUndefined();
});
