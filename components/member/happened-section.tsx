import Link from "next/link";
import { Card } from "@/components/ui/card";
import { TimeAgo } from "@/components/ui/time-ago";
import { Section } from "./section";

interface HappenedSectionProps {
  slug: string;
  memberId: string;
  happened: { events: readonly { seq: number; at: string; sentence: string }[]; hasMore: boolean };
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
        )}
      </Card>
    </Section>
  );
}
