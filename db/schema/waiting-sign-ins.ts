import { index, integer, pgTable, text } from "drizzle-orm/pg-core";
import { createdAt, moment } from "./columns";
import { systemPolicy } from "./policies";
import { users } from "./users";

/**
 * A sign-in whose password was right and whose second step is missing (MF-01): known by a cookie of its own, worth nothing
 * but the second step. It goes when the step is done, the password changes, or its time is over.
 */
export const waitingSignIns = pgTable(
  "waiting_sign_ins",
  {
    id: text("id").primaryKey(),
    tokenHash: text("token_hash").notNull().unique(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** '' for a browser that the account does not know. */
    deviceId: text("device_id").notNull(),
    deviceEpoch: integer("device_epoch").notNull(),
    /** The password attempt that a completed sign-in forgives. */
    attemptFailed: integer("attempt_failed").notNull(),
    attemptTotal: integer("attempt_total").notNull(),
    createdAt: createdAt(),
    expiresAt: moment("expires_at").notNull(),
  },
  (table) => [
    index("waiting_sign_ins_user").on(table.userId),
    index("waiting_sign_ins_ends").on(table.expiresAt),
    systemPolicy("waiting_sign_ins"),
  ],
);
