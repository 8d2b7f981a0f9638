import { sql } from "drizzle-orm";
import { check, foreignKey, index, text, uniqueIndex } from "drizzle-orm/pg-core";
import { createdAt, moment } from "./columns";
import { members } from "./members";
import { ofProject } from "./projects";
import { tenantTable } from "./tenant-table";

/** `cancelled`: withdrawn. `joined`: its person came into the project another way. Nothing comes back (IN-11). */
export const requestStates = ["pending", "approved", "rejected", "cancelled", "joined"] as const;

const asked = () => ({
  projectId: text("project_id").notNull(),
  /** Why, in the words of whoever asks. */
  reason: text("reason").notNull(),
  state: text("state", { enum: requestStates }).notNull().default("pending"),
  createdAt: createdAt(),
  endedAt: moment("ended_at"),
  /** The user who decided or withdrew. */
  endedBy: text("ended_by"),
  /** What whoever decided said about it. */
  answer: text("answer"),
});

const endedWhenNotPending = (table: string) =>
  check(`${table}_ended`, sql`(state = 'pending') = (ended_at is null) and (ended_at is null) = (ended_by is null)`);

/** A member of the organisation asks to join a project (product.md 6.9). Goes with their membership. */
export const joinRequests = tenantTable(
  "join_requests",
  {
    ...asked(),
    memberId: text("member_id").notNull(),
    /** The users who were asked and get mail; whoever manages the project may answer. */
    asked: text("asked").array().notNull(),
  },
  (table) => [
    index("join_requests_project").on(table.projectId, table.state, table.id),
    index("join_requests_member").on(table.organisationId, table.memberId, table.createdAt, table.id),
    index("join_requests_waiting").on(table.organisationId, table.createdAt, table.id).where(sql`state = 'pending'`),
    index("join_requests_decided").on(table.organisationId, table.endedAt, table.id).where(sql`state <> 'pending'`),
    endedWhenNotPending("join_requests"),
    ofProject("join_requests_project_id", table),
    foreignKey({
      name: "join_requests_is_member",
      columns: [table.organisationId, table.memberId],
      foreignColumns: [members.organisationId, members.id],
    }).onDelete("cascade"),
  ],
);

/** A project on trial asks to become live (product.md 6.10). Outlives the membership of whoever asked. */
export const goLiveRequests = tenantTable(
  "go_live_requests",
  {
    ...asked(),
    /** The user who asked, and does not decide it. */
    requestedBy: text("requested_by").notNull(),
  },
  (table) => [
    uniqueIndex("go_live_requests_one_pending").on(table.projectId).where(sql`state = 'pending'`),
    index("go_live_requests_project").on(table.projectId, table.id),
    index("go_live_requests_waiting").on(table.organisationId, table.createdAt, table.id).where(sql`state = 'pending'`),
    index("go_live_requests_decided").on(table.organisationId, table.endedAt, table.id).where(sql`state <> 'pending'`),
    index("go_live_requests_asked").on(table.organisationId, table.requestedBy, table.createdAt, table.id),
    endedWhenNotPending("go_live_requests"),
    ofProject("go_live_requests_project_id", table),
  ],
);
