import { EventLines } from "@/components/audit/event-lines";
import { Card } from "@/components/ui/card";
import type { EventLine } from "@/lib/audit-log/event-line";

export function LatestEvents({ events }: { events: readonly EventLine[] }) {
  return (
    <section aria-labelledby="latest-events">
      <h2 id="latest-events" className="mb-2.5">
        Latest events
      </h2>
      <Card>
        <EventLines events={events} />
      </Card>
    </section>
  );
}
