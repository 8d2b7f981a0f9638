const shortMonths = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
export const longMonths = "January February March April May June July August September October November December".split(
  " ",
);

export type CalendarStyle = "short" | "long";

/** "3 Mar 2025". Our own month names: Intl's British "Sept" differs between versions, and server and browser must agree. */
export function calendarText(at: Date, zone: "utc" | "viewer", style: CalendarStyle = "short"): string {
  const [day, month, year] =
    zone === "utc"
      ? [at.getUTCDate(), at.getUTCMonth(), at.getUTCFullYear()]
      : [at.getDate(), at.getMonth(), at.getFullYear()];
  return `${day} ${(style === "short" ? shortMonths : longMonths)[month]} ${year}`;
}
