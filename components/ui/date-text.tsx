"use client";

import { type CalendarStyle, calendarText } from "./calendar-text";
import { useHydrated } from "./use-hydrated";

export interface DateTextProps {
  /** ISO 8601. */
  at: string;
  /** `long` spells the month out: "4 December 2026". */
  format?: CalendarStyle;
}

/** A date in UTC until the viewer's zone is known, then in that. */
export function DateText({ at, format = "short" }: DateTextProps) {
  const zone = useHydrated() ? "viewer" : "utc";
  const moment = new Date(at);
  if (Number.isNaN(moment.getTime())) return null;
  return <time dateTime={at}>{calendarText(moment, zone, format)}</time>;
}
