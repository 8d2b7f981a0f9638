import { sql } from "drizzle-orm";
import { foreignKey, index, integer, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { createdAt, moment } from "./columns";
import { organisations } from "./organisations";
import { systemPolicy, tenantPolicy } from "./policies";
import { tenantTable } from "./tenant-table";

/** One row for each report that was made for somebody: what makes it once for each month and owner (INV-18). */
export const reportSends = pgTable(
  "report_sends",
  {
    organisationId: text("organisation_id")
      .notNull()
      .references(() => organisations.id, { onDelete: "cascade" }),
    /** `2026-11`, in the organisation's own zone. */
    period: text("period").notNull(),
    userId: text("user_id").notNull(),
    at: moment("at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.period, table.userId] }),
    tenantPolicy("report_sends"),
    systemPolicy("report_sends"),
  ],
);

/** Somebody going through the members, row by row. One at a time in an organisation. */
export const accessReviews = tenantTable(
  "access_reviews",
  {
    startedBy: text("started_by").notNull(),
    startedAt: createdAt(),
    finishedBy: text("finished_by"),
    finishedAt: moment("finished_at"),
    kept: integer("kept").notNull().default(0),
    lowered: integer("lowered").notNull().default(0),
    removed: integer("removed").notNull().default(0),
    /** Members nobody had decided about when it was finished. */
    notSeen: integer("not_seen"),
  },
  (table) => [
    uniqueIndex("access_reviews_one_open").on(table.organisationId).where(sql`finished_at is null`),
    index("access_reviews_finished").on(table.organisationId, table.finishedAt),
  ],
);

export const reviewDecisions = ["kept", "lowered", "removed"] as const;

/** What was decided about one membership in one review. The membership may be gone by then. */
export const accessReviewRows = tenantTable(
  "access_review_rows",
  {
    reviewId: text("review_id").notNull(),
    memberId: text("member_id").notNull(),
    decision: text("decision", { enum: reviewDecisions }).notNull(),
    decidedBy: text("decided_by").notNull(),
    decidedAt: createdAt(),
  },
  (table) => [
    foreignKey({
      name: "access_review_rows_review",
      columns: [table.organisationId, table.reviewId],
      foreignColumns: [accessReviews.organisationId, accessReviews.id],
    }).onDelete("cascade"),
    uniqueIndex("access_review_rows_once").on(table.organisationId, table.reviewId, table.memberId),
  ],
);
