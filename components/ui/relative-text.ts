const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Calendar days in the viewer's zone: eleven in the evening is "yesterday" at breakfast. */
function daysApart(at: Date, now: Date): number {
  const midnight = (moment: Date) => Date.UTC(moment.getFullYear(), moment.getMonth(), moment.getDate());
  return Math.round((midnight(at) - midnight(now)) / day);
}

const words = new Intl.RelativeTimeFormat("en-GB", { numeric: "auto" });

/** "now", "2 hours ago", "yesterday", "in 12 days", "74 days ago", "4 months ago". */
export function relativeText(at: Date, now: Date): string {
  const difference = at.getTime() - now.getTime();
  const distance = Math.abs(difference);
  if (distance < minute) return "now";
  if (distance < hour) return words.format(Math.trunc(difference / minute), "minute");
  const days = daysApart(at, now);
  if (days === 0 || distance < 12 * hour) return words.format(Math.trunc(difference / hour), "hour");
  if (Math.abs(days) < 100) return words.format(days, "day");
  const months = Math.round(days / 30.44);
  if (Math.abs(months) < 24) return words.format(months, "month");
  return words.format(Math.round(days / 365.25), "year");
}
