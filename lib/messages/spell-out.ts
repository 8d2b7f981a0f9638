/** "4 December 2026 at 09:30 GMT": mails are read anywhere, so the zone is always said. */
export function spellOut(at: Date, timeZone = "UTC"): string {
  const day = at.toLocaleDateString("en-GB", { timeZone, day: "numeric", month: "long", year: "numeric" });
  const time = at.toLocaleTimeString("en-GB", { timeZone, hour: "2-digit", minute: "2-digit", timeZoneName: "short" });
  return `${day} at ${time}`;
}

/** "1 December 2026", the day that it is there. */
export function spellOutDay(at: Date, timeZone: string): string {
  return at.toLocaleDateString("en-GB", { timeZone, day: "numeric", month: "long", year: "numeric" });
}

/** "November 2026" of "2026-11". */
export function spellOutMonth(period: string): string {
  return new Date(`${period}-01T00:00:00Z`).toLocaleDateString("en-GB", {
    timeZone: "UTC",
    month: "long",
    year: "numeric",
  });
}
