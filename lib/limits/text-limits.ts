import type { AnyTx } from "@/db/scope";
import { hashed } from "./mail-limits";
import { networkOf } from "./network-of";
import type { Limit } from "./take-permit";
import { takePermits } from "./take-permit";

const hours = 60 * 60;
const day = 24 * hours;

/** What an installation says of text messages: part of a context's settings. */
export interface TextSettings {
  /** False: text messages are switched off. */
  readonly isOn: boolean;
  /** ISO 3166, two capitals each. */
  readonly countries: readonly string[];
}

export interface TextAsked {
  /** E.164. */
  readonly number: string;
  /** The number's own country, ISO 3166. */
  readonly country: string;
  /** Of whoever asks. */
  readonly ip: string | null;
}

/** Whether text messages may go to a country at all. Says no for every country while they are switched off (MF-08). */
export function isCountryAllowed(country: string, { isOn, countries }: TextSettings): boolean {
  return isOn && countries.includes(country);
}

/**
 * Takes the permits that one text message needs, which costs money and goes where a stranger may have said (MF-08).
 * Answers 0, or the seconds to wait; a whole day, and nothing is counted, where no text goes at all. Who asks is counted
 * first, so that an exhausted network cannot use up somebody's number, and the country last, so that what is refused
 * anyhow does not use up everybody's.
 */
export async function permitText(tx: AnyTx, asked: TextAsked, settings: TextSettings): Promise<number> {
  if (!isCountryAllowed(asked.country, settings)) return day;
  return takePermits(tx, limitsOf(asked));
}

function limitsOf({ number, country, ip }: TextAsked): Limit[] {
  return [
    { bucket: `text:network:${networkOf(ip)}`, most: 200, seconds: day },
    { bucket: `text:number-minute:${hashed(number)}`, most: 1, seconds: 60 },
    { bucket: `text:number-hour:${hashed(number)}`, most: 5, seconds: 1 * hours },
    { bucket: `text:number-day:${hashed(number)}`, most: 10, seconds: day },
    // Who earns by the texts that a range of numbers gets owns the range: ten thousand numbers that begin alike.
    { bucket: `text:range:${hashed(number.slice(0, -4))}`, most: 200, seconds: day },
    { bucket: `text:country:${country}`, most: 1000, seconds: day },
  ];
}
