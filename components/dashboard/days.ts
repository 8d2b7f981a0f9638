/** A day of the organisation's calendar in words: no moment, so no zone turns it into another day. */
export function dayOf(day: string, format: Intl.DateTimeFormatOptions): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString("en-GB", { ...format, timeZone: "UTC" });
}
