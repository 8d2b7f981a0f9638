import { Card } from "@/components/ui/card";
import { DateText } from "@/components/ui/date-text";
import type { ReportView } from "@/lib/reports/get-report";

/** The finished reviews, the latest first: who, when, and what came of it. */
export function ReviewHistory({ reviews }: { reviews: ReportView["reviews"] }) {
  if (reviews.length === 0) return null;
  return (
    <section aria-labelledby="review-history">
      <h2 id="review-history" className="mb-2.5">
        Finished reviews
      </h2>
      <Card>
        <ol>
          {reviews.map(({ id, by, at, kept, lowered, removed, notSeen }) => (
            <li
              key={id}
              className="flex flex-wrap justify-between gap-x-4 border-b border-line px-4 py-2.5 last:border-b-0"
            >
              <span className="min-w-0 wrap-anywhere">
                {by ?? "Somebody"}: {kept} kept, {lowered} lowered, {removed} removed
                {notSeen === null ? null : (
                  <>
                    , {kept + lowered + removed} of {kept + lowered + removed + notSeen} reviewed
                  </>
                )}
              </span>
              <span className="text-sm text-muted">
                <DateText at={at} format="long" />
              </span>
            </li>
          ))}
        </ol>
      </Card>
    </section>
  );
}
