import Link from "next/link";
import { EventLines } from "@/components/audit/event-lines";
import { Card } from "@/components/ui/card";
import type { EventLine } from "@/lib/audit-log/event-line";

export function LatestEvents({ slug, events }: { slug: string; events: readonly EventLine[] }) {
  const log = `/orgs/${slug}/audit-log`;
  return (
    <section aria-labelledby="latest-events">
      <div className="mb-2.5 flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id="latest-events">Latest events</h2>
        <Link href={log} className="link text-sm">
          Audit log
        </Link>
      </div>
      <Card>
        <EventLines events={events} log={log} />
      </Card>
    </section>
  );
}
