import { sql } from "drizzle-orm";
import { check, index, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { createdAt, moment } from "./columns";
import { systemPolicy } from "./policies";
import { tenantTable } from "./tenant-table";
import { users } from "./users";

/** Who runs the installation. Made on the server, by a link that the person opens themselves (product.md 5). */
export const platformAdmins = pgTable(
  "platform_admins",
  {
    userId: text("user_id")
      .primaryKey()
      .references(() => users.id, { onDelete: "cascade" }),
    since: moment("since").notNull().defaultNow(),
  },
  () => [systemPolicy("platform_admins")],
);

/** A link printed by `npm run platform-admin -- grant`, 15 minutes, once, for one account. */
export const platformAdminGrants = pgTable(
  "platform_admin_grants",
  {
    id: text("id").primaryKey(),
    userId: text("user_id")
      .notNull()
      .unique()
      .references(() => users.id, { onDelete: "cascade" }),
    tokenHash: text("token_hash").notNull().unique(),
    createdAt: createdAt(),
    expiresAt: moment("expires_at").notNull(),
  },
  () => [systemPolicy("platform_admin_grants")],
);

export const resetStates = ["requested", "verified", "done", "cancelled"] as const;

/**
 * "Reset team member TFA" (product.md 4.16, MF-18): asked for by an owner, verified by a platform admin, carried out a day
 * later unless a second platform admin confirms it at once or the person cancels it.
 */
export const twoFactorResets = tenantTable(
  "two_factor_resets",
  {
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    requestedBy: text("requested_by").notNull(),
    reason: text("reason").notNull(),
    state: text("state", { enum: resetStates }).notNull().default("requested"),
    createdAt: createdAt(),
    verifiedBy: text("verified_by"),
    /** How the platform admin made sure who it is, in their words. */
    verification: text("verification"),
    /** When it will be carried out without anybody's doing. */
    dueAt: moment("due_at"),
    /** A second platform admin, who made it happen at once. */
    confirmedBy: text("confirmed_by"),
    endedAt: moment("ended_at"),
    /** Of the link that cancels it, as of any mailed link (IN-01). */
    nonce: text("nonce").notNull(),
    kid: text("kid").notNull(),
    tokenHash: text("token_hash").notNull().unique(),
  },
  (table) => [
    uniqueIndex("two_factor_resets_one_open").on(table.userId).where(sql`state in ('requested', 'verified')`),
    index("two_factor_resets_due").on(table.dueAt).where(sql`state = 'verified'`),
    check("two_factor_resets_verified", sql`state <> 'verified' or (verified_by is not null and due_at is not null)`),
  ],
);
