import { Card } from "@/components/ui/card";
import { TimeAgo } from "@/components/ui/time-ago";

interface LatestEvent {
  seq: number;
  at: string;
  sentence: string;
}

export function LatestEvents({ events }: { events: readonly LatestEvent[] }) {
  return (
    <section aria-labelledby="latest-events">
      <h2 id="latest-events" className="mb-2.5">
        Latest events
      </h2>
      <Card>
        <ol>
          {events.map(({ seq, at, sentence }) => (
            <li
              key={seq}
              className="flex flex-wrap justify-between gap-x-4 border-b border-line px-4 py-2.5 last:border-b-0"
            >
              <span className="min-w-0 break-words">{sentence}</span>
              <span className="text-sm text-muted">
                <TimeAgo at={at} capital />
              </span>
            </li>
          ))}
        </ol>
      </Card>
    </section>
  );
}
