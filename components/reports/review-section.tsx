"use client";

import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Cell, DataTable, PhoneLabel, Row } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Person } from "@/components/ui/person";
import { Pill } from "@/components/ui/pill";
import { TimeAgo } from "@/components/ui/time-ago";
import type { ReportView } from "@/lib/reports/get-report";
import type { ReviewRow } from "@/lib/reports/list-review-rows";
import { FinishReview, type FinishReviewProps } from "./finish-review";
import { ReviewActions, type ReviewCommands } from "./review-actions";

interface ReviewSectionProps {
  report: ReportView;
  open: NonNullable<ReportView["open"]>;
  rows: readonly ReviewRow[];
  /** Where the next page begins. */
  next: string | null;
  commands: ReviewCommands & Pick<FinishReviewProps, "finish">;
}

const columns = [
  { label: "Member" },
  { label: "Role" },
  { label: "Last sign-in" },
  { label: "Active API tokens" },
  { label: "Projects" },
  { label: "Decision", hidden: true },
];

/** On a phone the line below the name begins where the name does. */
const besideAvatar = "max-sm:pl-11";

/** The members about whom nobody has decided yet; a decided row is gone from the list. */
export function ReviewSection({ report, open, rows, next, commands }: ReviewSectionProps) {
  const { slug, name } = report;
  return (
    <section aria-labelledby="review" className="mb-8">
      <div className="mb-2.5 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h2 id="review">Review of who has access</h2>
        <div className="flex flex-wrap items-center gap-3">
          <span className="text-muted tabular-nums">{notSeen(open.notSeen)}</span>
          <FinishReview slug={slug} review={open} finish={commands.finish} />
        </div>
      </div>
      {rows.length === 0 ? (
        <Card>
          <EmptyState title="Everybody here is reviewed">
            {open.notSeen === 0
              ? "Finish the review to write its outcome to the audit log."
              : "Reload to begin at the top."}
          </EmptyState>
        </Card>
      ) : (
        <DataTable
          caption={`Members of ${name} to review`}
          columns={columns}
          foot={
            next ? (
              <>
                <span>People you have decided about leave this list</span>
                <Link
                  href={`/orgs/${slug}/report?${new URLSearchParams({ after: next })}`}
                  className={buttonClass("secondary", "sm")}
                >
                  Show more
                </Link>
              </>
            ) : null
          }
        >
          {rows.map((row) => (
            <Row key={row.memberId}>
              <Cell phone="lead">
                <Person person={row} />
              </Cell>
              <Cell phone="beside">
                <Badge strong={row.role.key === "owner"}>{row.role.label}</Badge>
              </Cell>
              <Cell className={besideAvatar}>
                <PhoneLabel>Last sign-in</PhoneLabel>{" "}
                {row.lastSignInAt ? <TimeAgo at={row.lastSignInAt} capital /> : "Never"}{" "}
                {row.isStale ? <Pill tone="amber">Stale</Pill> : null}
              </Cell>
              <Cell className={`tabular-nums ${besideAvatar}`}>
                <PhoneLabel>Active API tokens</PhoneLabel> {row.tokens}
              </Cell>
              <Cell className={`tabular-nums ${besideAvatar}`}>
                <PhoneLabel>Projects</PhoneLabel> {row.projects}
              </Cell>
              <Cell className={besideAvatar}>
                <ReviewActions report={report} reviewId={open.id} row={row} commands={commands} />
              </Cell>
            </Row>
          ))}
        </DataTable>
      )}
    </section>
  );
}

function notSeen(count: number) {
  return count === 0 ? "All reviewed" : `${count} left to review`;
}
