import Link from "next/link";
import { TimeAgo } from "@/components/ui/time-ago";
import type { EventLine } from "@/lib/audit-log/event-line";
import { EventMarks } from "./event-marks";
import { EventSentence } from "./event-sentence";

interface EventLinesProps {
  events: readonly EventLine[];
  /** Of the log, for those who may open it: each line then leads to its entry. */
  log?: string;
}

/** Entries of the log as sentences, each with what it is about, whose it is and when it was. */
export function EventLines({ events, log }: EventLinesProps) {
  return (
    <ol>
      {events.map(({ seq, at, words, group, person }) => (
        <li
          key={seq}
          className="relative flex items-start gap-2.5 border-b border-line px-4 py-2 last:border-b-0 has-[a:hover]:bg-sunken"
        >
          <EventMarks group={group} person={person} />
          <span className="flex min-w-0 flex-1 flex-wrap justify-between gap-x-4 py-[3px]">
            <span className="min-w-0 wrap-anywhere">
              {log ? (
                <Link href={`${log}#entry-${seq}`} className="rounded-sm after:absolute after:inset-0">
                  <EventSentence words={words} />
                </Link>
              ) : (
                <EventSentence words={words} />
              )}
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
