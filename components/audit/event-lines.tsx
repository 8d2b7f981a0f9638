import { TimeAgo } from "@/components/ui/time-ago";

export interface EventLine {
  seq: number;
  at: string;
  sentence: string;
}

/** Entries of the log as sentences, each with when it was. */
export function EventLines({ events }: { events: readonly EventLine[] }) {
  return (
    <ol>
      {events.map(({ seq, at, sentence }) => (
        <li
          key={seq}
          className="flex flex-wrap justify-between gap-x-4 border-b border-line px-4 py-2.5 last:border-b-0"
        >
          <span className="min-w-0 wrap-anywhere">{sentence}</span>
          <span className="text-sm text-muted">
            <TimeAgo at={at} capital />
          </span>
        </li>
      ))}
    </ol>
  );
}
