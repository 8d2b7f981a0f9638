import type { Stage } from "./stage";

/** Something that happens, and when. */
export interface Moment {
  readonly at: Date;
  readonly act: (stage: Stage) => Promise<unknown>;
}

/** What one part of the story tells, on the day on which the demo is made. */
export type Part = (now: Date) => readonly Moment[];

const minute = 60_000;
const day = 24 * 60 * minute;

/** So many days ago, at a time of the day in UTC: "09:15". */
export function on(now: Date, daysAgo: number, time: string, act: Moment["act"]): Moment {
  const date = new Date(now.getTime() - daysAgo * day).toISOString().slice(0, 10);
  return { at: new Date(`${date}T${time}:00Z`), act };
}

/** So long ago: for what happened today. */
export function ago(now: Date, { hours = 0, minutes = 0 }: { hours?: number; minutes?: number }, act: Moment["act"]) {
  return { at: new Date(now.getTime() - (hours * 60 + minutes) * minute), act };
}

/** Everything in the order in which it happened; nothing of today that lies ahead. */
export function tell(parts: readonly Part[], now: Date): readonly Moment[] {
  const moments = parts.flatMap((part) => part(now)).filter(({ at }) => at < now);
  return moments.sort((a, b) => a.at.getTime() - b.at.getTime());
}
