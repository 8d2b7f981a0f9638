import { TimeAgo } from "@/components/ui/time-ago";
import type { EventLine } from "@/lib/audit-log/event-line";
import { EventMarks } from "./event-marks";
import { EventSentence } from "./event-sentence";

/** Entries of the log as sentences, each with what it is about, whose it is and when it was. */
export function EventLines({ events }: { events: readonly EventLine[] }) {
  return (
    <ol>
      {events.map(({ seq, at, words, group, person }) => (
        <li key={seq} className="flex items-start gap-2.5 border-b border-line px-4 py-2 last:border-b-0">
          <EventMarks group={group} person={person} />
          <span className="flex min-w-0 flex-1 flex-wrap justify-between gap-x-4 py-[3px]">
            <span className="min-w-0 wrap-anywhere">
              <EventSentence words={words} />
            </span>
            <span className="text-sm text-muted">
              <TimeAgo at={at} capital />
            </span>
          </span>
        </li>
      ))}
    </ol>
  );
}
