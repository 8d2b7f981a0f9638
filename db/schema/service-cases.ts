import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, text, unique } from "drizzle-orm/pg-core";
import { createdAt, moment } from "./columns";
import { members } from "./members";
import { ofProject } from "./projects";
import { tenantTable } from "./tenant-table";

export const caseStates = ["open", "in_progress", "resolved"] as const;

/** A ticket in a project, which can be assigned to a member (product.md 6.11). */
export const serviceCases = tenantTable(
  "service_cases",
  {
    projectId: text("project_id").notNull(),
    /** 1, 2, 3 … in its project: what people call it. */
    number: integer("number").notNull(),
    title: text("title").notNull(),
    description: text("description").notNull(),
    state: text("state", { enum: caseStates }).notNull().default("open"),
    /** Whose it is; nobody's when that member has gone. */
    assigneeId: text("assignee_id"),
    /** The user who opened it. */
    createdBy: text("created_by").notNull(),
    createdAt: createdAt(),
    changedAt: moment("changed_at").notNull().defaultNow(),
  },
  (table) => [
    unique("service_cases_number").on(table.projectId, table.number),
    unique("service_cases_of_project").on(table.organisationId, table.projectId, table.id),
    index("service_cases_by_state").on(table.projectId, table.state, table.number),
    index("service_cases_by_assignee").on(table.projectId, table.assigneeId, table.number),
    index("service_cases_assigned").on(table.organisationId, table.assigneeId).where(sql`assignee_id is not null`),
    check("service_cases_state_known", sql`state in ('open', 'in_progress', 'resolved')`),
    // What is open waits for somebody; what is in progress is somebody's.
    check("service_cases_open_is_free", sql`state = 'resolved' or (state = 'open') = (assignee_id is null)`),
    ofProject("service_cases_project", table),
    // The migration names the column that becomes null, which drizzle cannot: the organisation stays.
    foreignKey({
      name: "service_cases_assignee",
      columns: [table.organisationId, table.assigneeId],
      foreignColumns: [members.organisationId, members.id],
    }).onDelete("set null"),
  ],
);

/** The last number given in a project; a case that is deleted leaves a gap and never gives its number away. */
export const serviceCaseCounters = tenantTable(
  "service_case_counters",
  { projectId: text("project_id").notNull(), last: integer("last").notNull() },
  (table) => [
    unique("service_case_counters_one").on(table.projectId),
    ofProject("service_case_counters_project", table),
  ],
);

/** `freed`: whoever it was assigned to has left. `released`: they, or somebody else, gave it back. */
export const caseEntryKinds = [
  "comment",
  "picked_up",
  "assigned",
  "released",
  "freed",
  "resolved",
  "reopened",
  "edited",
] as const;

/** What was said about a case and what became of it, in order. Never rewritten. */
export const serviceCaseEntries = tenantTable(
  "service_case_entries",
  {
    projectId: text("project_id").notNull(),
    caseId: text("case_id").notNull(),
    kind: text("kind", { enum: caseEntryKinds }).notNull(),
    /** The user who did it; null: it happened by itself. */
    by: text("by_user"),
    /** The user whom it is about: to whom it was assigned, from whom it was taken. */
    about: text("about_user"),
    /** A comment's text. */
    body: text("body"),
    createdAt: createdAt(),
  },
  (table) => [
    index("service_case_entries_case").on(table.caseId, table.id),
    check("service_case_entries_body", sql`(kind = 'comment') = (body is not null)`),
    foreignKey({
      name: "service_case_entries_of_case",
      columns: [table.organisationId, table.projectId, table.caseId],
      foreignColumns: [serviceCases.organisationId, serviceCases.projectId, serviceCases.id],
    }).onDelete("cascade"),
  ],
);
