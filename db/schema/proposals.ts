import { sql } from "drizzle-orm";
import { check, foreignKey, index, text, unique } from "drizzle-orm/pg-core";
import { createdAt, moment } from "./columns";
import { projectMembers } from "./projects";
import { tenantTable } from "./tenant-table";

export const proposalKinds = ["sign_in_method", "email", "mobile"] as const;

/** Past its time it is none, whatever its state says. `overtaken`: what it would change has changed since. */
export const proposalStates = ["pending", "confirmed", "declined", "withdrawn", "overtaken"] as const;

/**
 * What a manager of a project would change about somebody's account, which only that person can (product.md 2, 6.5). Goes
 * with their place in the project.
 */
export const proposals = tenantTable(
  "proposals",
  {
    projectId: text("project_id").notNull(),
    projectMemberId: text("project_member_id").notNull(),
    /** Whose account. Their place ties it to them; a key of its own would be waited for by whoever changes the account. */
    userId: text("user_id").notNull(),
    /** The user who proposed it: void while they may not manage the project. */
    proposedBy: text("proposed_by").notNull(),
    kind: text("kind", { enum: proposalKinds }).notNull(),
    /** A method, an address as typed, or a number in E.164; kept no longer than it waits. */
    value: text("value"),
    state: text("state", { enum: proposalStates }).notNull().default("pending"),
    createdAt: createdAt(),
    expiresAt: moment("expires_at").notNull(),
  },
  (table) => [
    // A new one takes the place of the one before.
    unique("proposals_one").on(table.projectMemberId, table.kind),
    index("proposals_waiting").on(table.userId).where(sql`state = 'pending'`),
    index("proposals_ends").on(table.expiresAt),
    check("proposals_value_while_pending", sql`(state = 'pending') = (value is not null)`),
    foreignKey({
      name: "proposals_place",
      columns: [table.organisationId, table.projectId, table.projectMemberId],
      foreignColumns: [projectMembers.organisationId, projectMembers.projectId, projectMembers.id],
    }).onDelete("cascade"),
  ],
);
