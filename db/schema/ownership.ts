import { sql } from "drizzle-orm";
import { foreignKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { createdAt, moment } from "./columns";
import { members } from "./members";
import { tenantTable } from "./tenant-table";

export const transferStates = ["pending", "accepted", "declined", "cancelled"] as const;

/** An owner offers, the target accepts (product.md 2). Both hang on their memberships: whoever leaves takes it along (INV-04). */
export const ownershipTransfers = tenantTable(
  "ownership_transfers",
  {
    offeredBy: text("offered_by").notNull(),
    offeredTo: text("offered_to").notNull(),
    state: text("state", { enum: transferStates }).notNull().default("pending"),
    createdAt: createdAt(),
    endedAt: moment("ended_at"),
  },
  (table) => [
    uniqueIndex("ownership_transfers_one_pending").on(table.organisationId).where(sql`state = 'pending'`),
    foreignKey({
      name: "ownership_transfers_from",
      columns: [table.organisationId, table.offeredBy],
      foreignColumns: [members.organisationId, members.userId],
    }).onDelete("cascade"),
    foreignKey({
      name: "ownership_transfers_to",
      columns: [table.organisationId, table.offeredTo],
      foreignColumns: [members.organisationId, members.userId],
    }).onDelete("cascade"),
  ],
);
