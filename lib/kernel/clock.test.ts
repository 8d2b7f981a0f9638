import { expect, test } from "vitest";
import { fixedClock, systemClock } from "./clock";

test("a fixed clock stands still even when a caller changes the date it got", () => {
  const clock = fixedClock("2026-03-29T01:30:00Z");
  clock.now().setFullYear(1999);
  expect(clock.now().toISOString()).toBe("2026-03-29T01:30:00.000Z");
});

test("a fixed clock refuses a text that is no instant", () => {
  expect(() => fixedClock("yesterday")).toThrow("Not an instant: yesterday");
});

test("the system clock tells the present time", () => {
  expect(Math.abs(systemClock.now().getTime() - Date.now())).toBeLessThan(1000);
});
