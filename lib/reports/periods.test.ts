import { describe, expect, test } from "vitest";
import { duePeriod, nextReportDay } from "./periods";

const cases: readonly (readonly [zone: string, at: string, due: string | null])[] = [
  // London, in winter and on the nights when its clocks change.
  ["Europe/London", "2026-11-01T07:59:59Z", null],
  ["Europe/London", "2026-11-01T08:00:00Z", "2026-11"],
  ["Europe/London", "2026-10-01T06:59:59Z", null],
  ["Europe/London", "2026-10-01T07:00:00Z", "2026-10"],
  ["Europe/London", "2026-10-25T00:30:00Z", "2026-10"],
  ["Europe/London", "2026-10-25T01:30:00Z", "2026-10"],
  ["Europe/London", "2026-03-29T01:00:00Z", "2026-03"],
  // Clocks that change in the night to the first itself: United States 2026, Chile and Paraguay in other years.
  ["America/New_York", "2026-11-01T05:30:00Z", null],
  ["America/New_York", "2026-11-01T06:30:00Z", null],
  ["America/New_York", "2026-11-01T12:59:59Z", null],
  ["America/New_York", "2026-11-01T13:00:00Z", "2026-11"],
  ["America/Asuncion", "2023-10-01T10:59:59Z", null],
  ["America/Asuncion", "2023-10-01T11:00:00Z", "2023-10"],
  // The first and the last to reach a day, and New Zealand a day ahead of UTC.
  ["Pacific/Kiritimati", "2026-10-31T17:59:59Z", null],
  ["Pacific/Kiritimati", "2026-10-31T18:00:00Z", "2026-11"],
  ["Pacific/Pago_Pago", "2026-11-01T18:59:59Z", null],
  ["Pacific/Pago_Pago", "2026-11-01T19:00:00Z", "2026-11"],
  ["Pacific/Pago_Pago", "2026-11-01T10:59:59Z", "2026-10"],
  ["Pacific/Auckland", "2026-11-30T23:30:00Z", "2026-12"],
  ["Pacific/Auckland", "2026-11-30T18:59:59Z", null],
  // Zones of half and quarter hours.
  ["Asia/Kathmandu", "2026-12-01T02:14:59Z", null],
  ["Asia/Kathmandu", "2026-12-01T02:15:00Z", "2026-12"],
  ["Australia/Lord_Howe", "2026-11-30T20:59:59Z", null],
  ["Australia/Lord_Howe", "2026-11-30T21:00:00Z", "2026-12"],
  // Leap years, and the ends of months and years.
  ["UTC", "2028-02-29T12:00:00Z", "2028-02"],
  ["UTC", "2028-03-01T07:59:59Z", null],
  ["UTC", "2028-03-01T08:00:00Z", "2028-03"],
  ["UTC", "2026-12-31T23:59:59Z", "2026-12"],
  ["UTC", "2027-01-01T00:00:00Z", null],
  ["UTC", "2027-01-01T08:00:00Z", "2027-01"],
  // Down from the 31st to the 2nd.
  ["UTC", "2026-10-31T23:59:00Z", "2026-10"],
  ["UTC", "2026-11-02T09:00:00Z", "2026-11"],
  // A clock that is set back over midnight: the month before again, which was sent before.
  ["UTC", "2026-11-01T00:30:00Z", null],
  ["UTC", "2026-10-31T23:30:00Z", "2026-10"],
  // A zone that this Node does not know counts as UTC.
  ["Mars/Olympus_Mons", "2026-11-01T08:00:00Z", "2026-11"],
];

describe("the period whose report is due", () => {
  test.each(cases)("in %s at %s is %s", (zone, at, due) => {
    expect(duePeriod(zone, new Date(at))).toBe(due);
  });

  test.each(Intl.supportedValuesOf("timeZone"))("in %s changes twelve times in a year, each time once", (zone) => {
    const seen: string[] = [];
    for (let at = Date.parse("2027-12-31T00:00:00Z"); at < Date.parse("2029-01-02T00:00:00Z"); at += 12 * 3_600_000) {
      const due = duePeriod(zone, new Date(at));
      if (due && due !== seen.at(-1)) seen.push(due);
    }
    const months = Array.from({ length: 12 }, (_, index) => `2028-${String(index + 1).padStart(2, "0")}`);
    expect(seen.filter((period) => period.startsWith("2028"))).toEqual(months);
    expect(new Set(seen).size).toBe(seen.length);
  });
});

test.each([
  ["Europe/London", "2026-11-30T23:59:00Z", "1 December"],
  ["Europe/London", "2026-12-01T07:59:00Z", "1 December"],
  ["Europe/London", "2026-12-01T08:00:00Z", "1 January"],
  ["Pacific/Auckland", "2026-11-30T12:00:00Z", "1 December"],
  ["Pacific/Auckland", "2026-11-30T20:00:00Z", "1 January"],
] as const)("in %s at %s the next report is due on %s", (zone, at, day) => {
  expect(nextReportDay(zone, new Date(at))).toBe(day);
});
