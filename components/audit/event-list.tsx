import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ListFoot } from "@/components/ui/list-foot";
import type { AuditLogView } from "@/lib/audit-log/list-audit-events";
import { DayList } from "./day-list";
import { EventEntry } from "./event-entry";
import { OpenNamedEntry } from "./open-named-entry";

interface EventListProps {
  log: AuditLogView;
  filter: Readonly<Record<string, string>>;
  /** ISO 8601: says what today is. */
  now: string;
}

export function EventList({ log: { events, organisation, ownRoles, steps, total }, filter, now }: EventListProps) {
  const path = `/orgs/${organisation.slug}/audit-log`;
  if (events.length === 0) {
    return (
      <Card>
        <EmptyState
          title="No entries"
          action={
            <Link href={path} className={buttonClass("secondary")}>
              Show all entries
            </Link>
          }
        >
          {Object.keys(filter).length > 0
            ? "No entry of the log fits this filter."
            : "Nothing older than this is in the log."}
        </EmptyState>
      </Card>
    );
  }
  return (
    <section aria-labelledby="entries">
      <h2 id="entries" className="sr-only">
        Entries
      </h2>
      <DayList
        now={now}
        zone={organisation.timeZone}
        entries={events.map((event) => ({
          seq: event.seq,
          at: event.at,
          node: <EventEntry event={event} zone={organisation.timeZone} ownRoles={ownRoles} />,
        }))}
      />
      <OpenNamedEntry />
      <div className="mt-5 flex text-sm text-muted">
        <ListFoot path={path} kept={filter} steps={steps} shown={events.length} total={total} />
      </div>
    </section>
  );
}
