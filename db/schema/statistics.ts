import { sql } from "drizzle-orm";
import { bigint, check, date, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { moment } from "./columns";
import { organisations } from "./organisations";
import { systemPolicy, tenantPolicy } from "./policies";

/**
 * How a team grows and is used, as a few small numbers kept by triggers, so that no page counts members or reads the log
 * for them. They are about nobody: whoever is erased stays counted.
 */
export const teamCounts = pgTable(
  "team_counts",
  {
    organisationId: text("organisation_id")
      .notNull()
      .references(() => organisations.id, { onDelete: "cascade" }),
    /** `members`: how many more, or fewer, a month made them. `sign_ins`: how many sessions a week opened. */
    kind: text("kind", { enum: ["members", "sign_ins"] }).notNull(),
    /** First day of the month, Monday of the week, in the organisation's own zone. */
    begins: date("begins").notNull(),
    number: integer("number").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.kind, table.begins] }),
    check("team_counts_kind_known", sql`kind in ('members', 'sign_ins')`),
    tenantPolicy("team_counts"),
    systemPolicy("team_counts"),
  ],
);

/** What the last verification of an organisation's log found (AU-03). Beside the log, which it must not depend on. */
export const logChecks = pgTable(
  "log_checks",
  {
    organisationId: text("organisation_id")
      .primaryKey()
      .references(() => organisations.id, { onDelete: "cascade" }),
    checkedAt: moment("checked_at").notNull().defaultNow(),
    /** The first entry that does not fit; null: all fit. */
    brokenAt: bigint("broken_at", { mode: "number" }),
  },
  () => [tenantPolicy("log_checks"), systemPolicy("log_checks")],
);
