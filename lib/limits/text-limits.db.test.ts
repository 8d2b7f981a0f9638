import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { asSystem } from "@/db/scope";
import { openWorld, type World } from "@/lib/testing/world";
import { isCountryAllowed, permitText, type TextAsked } from "./text-limits";

const settings = { isOn: true, countries: ["GB", "US"] };
const day = 24 * 60 * 60;

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
beforeEach(() => world.sql`delete from rate_limits`);
afterAll(() => world.close());

const number = (index: number) => `+4477009${String(index).padStart(5, "0")}`;

/** Asked for on one of the two servers in turn, of which neither counts by itself. */
let turn = 0;
function ask(changes: Partial<TextAsked> = {}, given = settings) {
  const asked = { number: number(1), country: "GB", ip: "203.0.113.7", ...changes };
  turn += 1;
  const { db } = turn % 2 ? world.ctx : world.other;
  return asSystem(db, (tx) => permitText(tx, asked, given));
}

/** Ends the windows of some buckets, as time would. */
const pass = (like: string) => world.sql`update rate_limits set ends_at = now() where bucket like ${like}`;
/** Somebody else has taken so many of them already. */
const use = (like: string, taken: number) =>
  world.sql`update rate_limits set taken = ${taken} where bucket like ${like}`;
const buckets = () => world.sql<{ bucket: string; taken: number }[]>`select bucket, taken from rate_limits`;

test("a number gets one text in 60 seconds, on whichever server it is asked for", async () => {
  expect(await ask()).toBe(0);
  const wait = await ask();
  expect(wait).toBeGreaterThan(50);
  expect(wait).toBeLessThanOrEqual(60);
  expect(await ask({ number: number(2) })).toBe(0);
  await pass("text:number-minute:%");
  expect(await ask()).toBe(0);
});

test("two that ask for the same number at the same moment make one text", async () => {
  const waits = await Promise.all(Array.from({ length: 6 }, () => ask()));
  expect(waits.filter((wait) => wait === 0)).toHaveLength(1);
});

test("a number gets five texts an hour and ten a day, from wherever they are asked for", async () => {
  let sent = 0;
  for (let hour = 0; hour < 3; hour += 1) {
    for (let index = 0; index < 7; index += 1) {
      await pass("text:number-minute:%");
      if ((await ask({ ip: `203.0.113.${index}` })) === 0) sent += 1;
    }
    expect(sent, `after hour ${hour + 1}`).toBe([5, 10, 10][hour]);
    await pass("text:number-hour:%");
  }
});

test.each([
  ["a network", "text:network:%", 200, { ip: "203.0.113.8" }],
  ["ten thousand numbers that begin alike", "text:range:%", 200, { number: number(20_001) }],
  ["a country", "text:country:%", 1000, { number: "+12125550123", country: "US" }],
])("%s has a budget for the day", async (_what, like, most, elsewhere) => {
  expect(await ask()).toBe(0);
  await use(like, most - 1);
  expect(await ask({ number: number(2) })).toBe(0);
  const wait = await ask({ number: number(3) });
  expect(wait).toBeGreaterThan(day - 60);
  expect(wait).toBeLessThanOrEqual(day);
  expect(await ask({ number: number(4), ...elsewhere })).toBe(0);
});

test("one customer's IPv6 addresses are one network", async () => {
  await ask({ ip: "2001:db8:1:2::1" });
  await use("text:network:%", 200);
  expect(await ask({ number: number(2), ip: "2001:db8:1:2:ffff::9" })).toBeGreaterThan(0);
  expect(await ask({ number: number(2), ip: "2001:db8:1:3::1" })).toBe(0);
});

test("a network that has used up its budget uses up nobody's number, and a busy number nobody's country", async () => {
  await ask();
  await use("text:network:%", 200);
  await pass("text:number-minute:%");
  expect(await ask()).toBeGreaterThan(0);
  expect(await ask({ ip: "203.0.113.8" })).toBe(0);
  expect(await ask({ ip: "203.0.113.8" })).toBeGreaterThan(0);
  const [country] = (await buckets()).filter(({ bucket }) => bucket.startsWith("text:country:"));
  expect(country).toEqual({ bucket: "text:country:GB", taken: 2 });
});

test("no text goes to a country that is not listed, nor anywhere while texts are off, and nothing is counted", async () => {
  expect(isCountryAllowed("GB", settings)).toBe(true);
  expect(isCountryAllowed("GG", settings)).toBe(false);
  expect(isCountryAllowed("", settings)).toBe(false);
  expect(isCountryAllowed("GB", { ...settings, isOn: false })).toBe(false);
  expect(isCountryAllowed("GB", { isOn: true, countries: [] })).toBe(false);
  expect(await ask({ number: "+4915123456789", country: "DE" })).toBe(day);
  expect(await ask({}, { ...settings, isOn: false })).toBe(day);
  expect(await buckets()).toHaveLength(0);
});

test("the table of counters is no list of numbers", async () => {
  await ask({ number: "+447700900123" });
  expect(JSON.stringify(await buckets())).not.toMatch(/7700900/);
});
