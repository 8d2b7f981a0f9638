import { longMonths } from "./calendar-text";

const weekdays = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");

interface Reading {
  readonly year: number;
  /** January is 1. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Kept, because making one costs more than using it. A zone that this browser does not know is read as UTC. */
function formatOf(zone: string): Intl.DateTimeFormat {
  const made = formats.get(zone) ?? newFormat(zone);
  formats.set(zone, made);
  return made;
}

function newFormat(timeZone: string): Intl.DateTimeFormat {
  const wanted = {
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
    hourCycle: "h23",
  } as const;
  try {
    return new Intl.DateTimeFormat("en-GB", { ...wanted, timeZone });
  } catch {
    return new Intl.DateTimeFormat("en-GB", { ...wanted, timeZone: "UTC" });
  }
}

function readingOf(at: string, zone: string): Reading {
  const parts = formatOf(zone).formatToParts(new Date(at));
  return Object.fromEntries(parts.map(({ type, value }) => [type, Number(value)])) as unknown as Reading;
}

const noonOf = ({ year, month, day }: Reading) => new Date(Date.UTC(year, month - 1, day, 12));
const daysFrom = (from: Reading, to: Reading) =>
  Math.round((noonOf(to).getTime() - noonOf(from).getTime()) / 86_400_000);
const two = (part: number) => String(part).padStart(2, "0");

/** The day of a moment in a zone, as a key. */
export function dayKey(at: string, zone: string): string {
  return noonOf(readingOf(at, zone)).toISOString().slice(0, 10);
}

/** "Today", "Yesterday", "Saturday 22 November", and with the year where it is another one. */
export function dayHeading(at: string, now: string, zone: string): string {
  const [day, today] = [readingOf(at, zone), readingOf(now, zone)];
  const apart = daysFrom(day, today);
  if (apart === 0) return "Today";
  if (apart === 1) return "Yesterday";
  const words = dayWordsOf(day);
  return day.year === today.year ? words : `${words} ${day.year}`;
}

/** "09:12". */
export function timeIn(at: string, zone: string): string {
  const { hour, minute } = readingOf(at, zone);
  return `${two(hour)}:${two(minute)}`;
}

/** "Monday 24 November 2025, 09:12:40 (London)". */
export function exactIn(at: string, zone: string): string {
  const reading = readingOf(at, zone);
  const time = [reading.hour, reading.minute, reading.second].map(two).join(":");
  return `${dayWordsOf(reading)} ${reading.year}, ${time} (${placeOf(zone)})`;
}

function dayWordsOf(reading: Reading): string {
  return `${weekdays[noonOf(reading).getUTCDay()]} ${reading.day} ${longMonths[reading.month - 1]}`;
}

/** "New York" of "America/New_York". */
function placeOf(zone: string): string {
  return (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
}
