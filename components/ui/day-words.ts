/** A day of the organisation's calendar, which is the same wherever it is read: "3 Mar 2026". */
export function dayWords(day: string): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString("en-GB", { timeZone: "UTC", dateStyle: "medium" });
}
