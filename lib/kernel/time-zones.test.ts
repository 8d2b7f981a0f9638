import { expect, test } from "vitest";
import { readTimeZone, timeZoneChoices, timeZoneLabel } from "./time-zones";

const winter = new Date("2026-01-15T12:00:00Z");
const summer = new Date("2026-07-15T12:00:00Z");

test.each([
  ["Europe/London", "Europe/London"],
  ["London", "Europe/London"],
  ["london (GMT)", "Europe/London"],
  ["London (GMT+1)", "Europe/London"],
  ["Europe/Kyiv", "Europe/Kyiv"],
  ["Europe/Kiev", "Europe/Kyiv"],
  ["Kiev", "Europe/Kyiv"],
  ["Asia/Kolkata", "Asia/Kolkata"],
  ["Asia/Calcutta", "Asia/Kolkata"],
  ["Yangon (GMT+6:30)", "Asia/Yangon"],
  ["Asia/Rangoon", "Asia/Yangon"],
  ["ho chi minh", "Asia/Ho_Chi_Minh"],
  ["São Paulo", "America/Sao_Paulo"],
  [" UTC ", "UTC"],
])("%j is %s", (text, zone) => expect(readTimeZone(text)).toBe(zone));

test.each(["", "Nowhere", "Europe", "GMT+1", "(GMT)", "Europe/London; drop table", "constructor"])(
  "%j is none",
  (text) => expect(readTimeZone(text)).toBeNull(),
);

test("a label tells the city and the hours that hold", () => {
  expect(timeZoneLabel("Europe/London", winter)).toBe("London (GMT)");
  expect(timeZoneLabel("Europe/London", summer)).toBe("London (GMT+1)");
  expect(timeZoneLabel("Asia/Calcutta", winter)).toBe("Kolkata (GMT+5:30)");
  expect(timeZoneLabel("UTC", winter)).toBe("UTC (GMT)");
});

test("every choice is another one, is read as its own zone, and has today's name", () => {
  for (const at of [winter, summer]) {
    const choices = timeZoneChoices(at);
    expect(choices.length).toBeGreaterThan(400);
    expect(new Set(choices.map(({ label }) => label)).size).toBe(choices.length);
    for (const { zone, label } of choices) expect([readTimeZone(label), readTimeZone(zone)]).toEqual([zone, zone]);
    const zones = choices.map(({ zone }) => zone);
    expect(zones).toEqual(expect.arrayContaining(["Europe/Kyiv", "Asia/Kolkata", "Asia/Yangon", "UTC"]));
    expect(zones).not.toContain("Europe/Kiev");
  }
});
