import Link from "next/link";
import { EventLines } from "@/components/audit/event-lines";
import { Card } from "@/components/ui/card";
import type { EventLine } from "@/lib/audit-log/event-line";
import { Section } from "./section";

interface HappenedSectionProps {
  slug: string;
  memberId: string;
  happened: { events: readonly EventLine[]; hasMore: boolean };
}

/** What somebody did here and what was done to them, for whoever may read the log. */
export function HappenedSection({ slug, memberId, happened }: HappenedSectionProps) {
  const { events, hasMore } = happened;
  return (
    <Section
      id="happened"
      title="What happened"
      more={
        <Link href={`/orgs/${slug}/audit-log?person=${memberId}`} className="link text-sm font-medium">
          {hasMore ? "All entries" : "In the audit log"}
        </Link>
      }
    >
      <Card>
        {events.length === 0 ? (
          <p className="px-4 py-3 text-muted">The audit log has nothing of this person yet.</p>
        ) : (
          <EventLines events={events} />
        )}
      </Card>
    </Section>
  );
}
