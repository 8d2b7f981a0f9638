import { expect, test } from "vitest";
import { dayHeading, dayKey, exactIn, timeIn } from "./zone-text";

const [london, auckland] = ["Europe/London", "Pacific/Auckland"];

test("a day is today, yesterday or named, in the zone of whoever reads it", () => {
  const now = "2025-11-24T14:02:00Z";
  expect(dayHeading("2025-11-24T00:00:00.000000Z", now, london)).toBe("Today");
  expect(dayHeading("2025-11-23T23:59:59.999999Z", now, london)).toBe("Yesterday");
  expect(dayHeading("2025-11-22T12:00:00Z", now, london)).toBe("Saturday 22 November");
  expect(dayHeading("2024-12-31T12:00:00Z", now, london)).toBe("Tuesday 31 December 2024");
  // There it is three in the morning of the 25th.
  expect(dayHeading("2025-11-24T12:00:00Z", now, auckland)).toBe("Today");
  expect(dayHeading("2025-11-24T10:00:00Z", now, auckland)).toBe("Yesterday");
});

test("yesterday is the calendar's, also over the change of the clock", () => {
  expect(dayHeading("2026-03-28T23:30:00Z", "2026-03-29T00:30:00Z", london)).toBe("Yesterday");
  expect(dayKey("2026-03-29T23:30:00Z", london)).toBe("2026-03-30");
});

test("a time is read in its zone, and says which where it is exact", () => {
  expect(timeIn("2025-11-24T09:12:40.123456Z", london)).toBe("09:12");
  expect(timeIn("2025-07-01T00:05:00Z", london)).toBe("01:05");
  expect(timeIn("2025-11-24T00:00:00Z", "UTC")).toBe("00:00");
  expect(exactIn("2025-11-24T09:12:40.123456Z", london)).toBe("Monday 24 November 2025, 09:12:40 (London)");
  expect(exactIn("2025-11-24T09:12:40Z", "America/New_York")).toBe("Monday 24 November 2025, 04:12:40 (New York)");
  expect(exactIn("2025-11-24T09:12:40Z", "Nowhere/Gone")).toContain("09:12:40");
});
