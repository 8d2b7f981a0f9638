"use client";

import { calendarText } from "./calendar-text";
import { useHydrated } from "./use-hydrated";

export interface MomentTextProps {
  /** ISO 8601. */
  at: string;
  /** Without the year, where many stand below one another: "19 Nov, 08:47". */
  isShort?: boolean;
}

/** Day and time in UTC until the viewer's zone is known, then in that. */
export function MomentText({ at, isShort = false }: MomentTextProps) {
  const zone = useHydrated() ? "viewer" : "utc";
  const moment = new Date(at);
  if (Number.isNaN(moment.getTime())) return null;
  const [hours, minutes] =
    zone === "utc" ? [moment.getUTCHours(), moment.getUTCMinutes()] : [moment.getHours(), moment.getMinutes()];
  const day = calendarText(moment, zone);
  const time = [hours, minutes].map((part) => String(part).padStart(2, "0")).join(":");
  return (
    <time dateTime={at} title={`${day}, ${time}`}>
      {isShort ? day.slice(0, -5) : day}, {time}
    </time>
  );
}
