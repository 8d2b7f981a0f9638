/** The hour of the organisation's first of the month from which its report is due (product.md 4.12). */
const dueHour = 8;

/**
 * The period whose report is due at this moment, `2026-11`, or null in the first hours of a month. A period stays due
 * until its month ends, so that workers that were all down on the first make up for it; what was sent already is known
 * by its row and not by the hour (INV-18).
 */
export function duePeriod(timeZone: string, at: Date): string | null {
  const { year, month, day, hour } = localTime(timeZone, at);
  return Number(day) === 1 && Number(hour) < dueHour ? null : `${year}-${month}`;
}

/** The day on which the next report is due, as it reads: "1 December"; today's until its hour has come. */
export function nextReportDay(timeZone: string, at: Date): string {
  const { year, month } = localTime(timeZone, at);
  const isToday = duePeriod(timeZone, at) === null;
  const first = new Date(Date.UTC(Number(year), Number(month) - (isToday ? 1 : 0), 1));
  return first.toLocaleDateString("en-GB", { timeZone: "UTC", day: "numeric", month: "long" });
}

function localTime(timeZone: string, at: Date) {
  const parts = formatOf(timeZone).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? "";
  return { year: part("year"), month: part("month"), day: part("day"), hour: part("hour") };
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Kept, because making one costs more than using it, and a run asks for each organisation. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const kept = formats.get(timeZone);
  if (kept) return kept;
  const made = newFormat(timeZone);
  formats.set(timeZone, made);
  return made;
}

function newFormat(timeZone: string): Intl.DateTimeFormat {
  const wanted = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", hourCycle: "h23" } as const;
  try {
    return new Intl.DateTimeFormat("en-GB", { ...wanted, timeZone });
  } catch {
    // One zone that this Node does not know must not hold up everybody's reports.
    return new Intl.DateTimeFormat("en-GB", { ...wanted, timeZone: "UTC" });
  }
}
