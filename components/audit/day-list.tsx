"use client";

import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { useViewerZone } from "@/components/ui/use-viewer-zone";
import { dayHeading, dayKey } from "@/components/ui/zone-text";

interface DayListProps {
  /** In their order. */
  entries: readonly { readonly seq: number; readonly at: string; readonly node: ReactNode }[];
  /** When the page was made, which says what today is. */
  now: string;
  /** Of the organisation: days are told by it until the viewer's zone is known. */
  zone: string;
}

/** Entries below the days that they are of. */
export function DayList({ entries, now, zone }: DayListProps) {
  const read = useViewerZone(zone);
  const days = new Map<string, DayListProps["entries"]>();
  for (const entry of entries) {
    const day = dayKey(entry.at, read);
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return Array.from(days, ([day, ofDay]) => (
    <div key={day} className="mt-5 first-of-type:mt-0">
      <h3 className="mb-2 text-sm font-medium text-muted">{dayHeading(ofDay[0]?.at ?? now, now, read)}</h3>
      <Card className="overflow-hidden">
        <ol>
          {ofDay.map(({ seq, node }) => (
            <li key={seq} className="border-b border-line last:border-b-0">
              {node}
            </li>
          ))}
        </ol>
      </Card>
    </div>
  ));
}
