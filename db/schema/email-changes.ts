import { sql } from "drizzle-orm";
import { boolean, index, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { createdAt, moment } from "./columns";
import { ownPolicy, systemPolicy } from "./policies";
import { users } from "./users";

/**
 * A change of a person's address: asked for, then confirmed from the new mailbox, then for 72 hours undone from the old
 * one (SU-05). No token is stored: `nonce` and `kid` derive both links (IN-01).
 */
export const emailChanges = pgTable(
  "email_changes",
  {
    id: text("id").primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** The session that asked, the one that a confirmation leaves open. It may have ended by then. */
    sessionId: text("session_id").notNull(),
    email: text("email").notNull(),
    emailCanonical: text("email_canonical").notNull(),
    nonce: text("nonce").notNull(),
    kid: text("kid").notNull(),
    tokenHash: text("token_hash").notNull().unique(),
    undoHash: text("undo_hash").notNull().unique(),
    createdAt: createdAt(),
    expiresAt: moment("expires_at").notNull(),
    /** Somebody else named the address, who may read its mailbox: its link works only where the person is signed in. */
    isProposed: boolean("is_proposed").notNull().default(false),
    /** From here on: of confirmed changes only. */
    confirmedAt: moment("confirmed_at"),
    oldEmail: text("old_email"),
    oldEmailCanonical: text("old_email_canonical"),
    undoUntil: moment("undo_until"),
    undoneAt: moment("undone_at"),
  },
  (table) => [
    // The newest link only: asking again replaces the one that waits.
    uniqueIndex("email_changes_one_waiting").on(table.userId).where(sql`confirmed_at is null`),
    index("email_changes_user").on(table.userId, table.confirmedAt),
    ownPolicy("email_changes"),
    systemPolicy("email_changes"),
  ],
);
