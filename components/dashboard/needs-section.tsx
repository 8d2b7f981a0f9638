import { CircleCheck } from "lucide-react";
import { DateText } from "@/components/ui/date-text";
import { plural } from "@/components/ui/plural";
import type { DashboardView } from "@/lib/dashboard/get-dashboard";
import { NeedsCard } from "./needs-card";
import { type NeedsCommands, needsOf } from "./needs-of";

interface NeedsSectionProps {
  dashboard: DashboardView;
  /** Requests that wait for this person, counted to a hundred. */
  waiting: number;
  commands: NeedsCommands;
}

/** What waits for this person, each with what settles it, or that nothing does. */
export function NeedsSection({ dashboard, waiting, commands }: NeedsSectionProps) {
  const needs = needsOf(dashboard, waiting, commands);
  return (
    <section aria-labelledby="needs" className="mb-8">
      <h2 id="needs" className="mb-2.5">
        Needs you{" "}
        {needs.length > 0 ? <span className="font-normal text-muted tabular-nums">{needs.length}</span> : null}
      </h2>
      <NeedsCard>
        {needs.length > 0 ? (
          <ul>{needs}</ul>
        ) : (
          <p className="flex items-center gap-3 p-4 text-muted">
            <CircleCheck aria-hidden size={16} className="mx-2 shrink-0 text-accent-text" />
            Nothing needs you at the moment.
          </p>
        )}
      </NeedsCard>
      <LastReview reviews={dashboard.reviews} />
    </section>
  );
}

function LastReview({ reviews }: { reviews: DashboardView["reviews"] }) {
  const last = reviews?.last;
  if (!last) return null;
  return (
    <p className="mt-2 text-sm text-muted">
      {last.by ?? "Somebody who has left"} finished the last access review on <DateText at={last.at} format="long" />:{" "}
      {last.lookedAt.toLocaleString("en-GB")} of {plural(last.lookedAt + last.notSeen, "member")} reviewed.
    </p>
  );
}
