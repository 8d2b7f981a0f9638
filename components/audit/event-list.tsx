import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { AuditEventRow } from "@/lib/audit-log/list-audit-events";
import { EventEntry } from "./event-entry";

interface EventListProps {
  events: readonly AuditEventRow[];
  slug: string;
  isFiltered: boolean;
  /** The page behind this one, and the first one; null where this is it. */
  next: string | null;
  first: string | null;
}

export function EventList({ events, slug, isFiltered, next, first }: EventListProps) {
  if (events.length === 0) {
    return (
      <Card>
        <EmptyState
          title="No entries"
          action={
            <Link href={`/orgs/${slug}/audit-log`} className={buttonClass("secondary")}>
              Show all entries
            </Link>
          }
        >
          {isFiltered ? "No entry of the log fits this filter." : "Nothing older than this is in the log."}
        </EmptyState>
      </Card>
    );
  }
  return (
    <section aria-labelledby="entries">
      <h2 id="entries" className="sr-only">
        Entries
      </h2>
      <Card>
        <ol>
          {events.map((event) => (
            <EventEntry key={event.seq} event={event} />
          ))}
        </ol>
        {next || first ? (
          <div className="flex items-center justify-between gap-3 border-t border-line px-4 py-2.5 text-sm text-muted">
            <span className="tabular-nums">
              Entries {events.at(-1)?.seq.toLocaleString("en-GB")} to {events[0]?.seq.toLocaleString("en-GB")}
            </span>
            <span className="flex gap-2">
              {first ? (
                <Link href={first} className={buttonClass("secondary", "sm")}>
                  Newest
                </Link>
              ) : null}
              {next ? (
                <Link href={next} className={buttonClass("secondary", "sm")}>
                  Older
                </Link>
              ) : null}
            </span>
          </div>
        ) : null}
      </Card>
    </section>
  );
}
