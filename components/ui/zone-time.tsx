"use client";

import { useViewerZone } from "./use-viewer-zone";
import { exactIn, timeIn } from "./zone-text";

interface ZoneTimeProps {
  /** ISO 8601. */
  at: string;
  /** What the time is read in until the viewer's zone is known: mostly the same one, so that nothing moves. */
  zone: string;
  /** With day, seconds and the zone's name, rather than the time of day alone. */
  isExact?: boolean;
}

export function ZoneTime({ at, zone, isExact = false }: ZoneTimeProps) {
  const read = useViewerZone(zone);
  const exact = exactIn(at, read);
  return (
    // Too long for one line of a phone, unlike all other times.
    <time dateTime={at} title={isExact ? undefined : exact} className={isExact ? "whitespace-normal" : undefined}>
      {isExact ? exact : timeIn(at, read)}
    </time>
  );
}
