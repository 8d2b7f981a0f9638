"use client";

import { useSyncExternalStore } from "react";
import { capitalised } from "@/lib/kernel/capitalised";
import { calendarText } from "./calendar-text";
import { relativeText } from "./relative-text";

/** One clock for all times on the page: it ticks once a minute, and only while somebody listens. */
function everyMinute(tick: () => void): () => void {
  const timer = setInterval(tick, 20_000);
  return () => clearInterval(timer);
}
const currentMinute = () => Math.floor(Date.now() / 60_000);
const unknown = () => null;

export interface TimeAgoProps {
  /** ISO 8601. */
  at: string;
  /** "Yesterday" rather than "yesterday", where the text stands alone. */
  capital?: boolean;
}

/** Server and first paint agree on the date in UTC; after hydration it reads relative, with the exact time on hover. */
export function TimeAgo({ at, capital = false }: TimeAgoProps) {
  const known = useSyncExternalStore(everyMinute, currentMinute, unknown);
  const moment = new Date(at);
  if (Number.isNaN(moment.getTime())) return null;
  if (known === null) return <time dateTime={at}>{calendarText(moment, "utc")}</time>;

  const text = relativeText(moment, new Date());
  const exact = moment.toLocaleString("en-GB", {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "short",
  });
  return (
    <time dateTime={at} title={exact}>
      {capital ? capitalised(text) : text}
    </time>
  );
}
