import { integer, pgTable, text, unique } from "drizzle-orm/pg-core";
import { createdAt, moment } from "./columns";
import { systemPolicy } from "./policies";
import { users } from "./users";

/**
 * A six-digit code that a person is to type, the newest of its purpose only (MF-06). The code itself is not stored:
 * `nonce` and `kid` derive it, and `code_hash` is an HMAC under the server's key.
 */
export const oneTimeCodes = pgTable(
  "one_time_codes",
  {
    id: text("id").primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    purpose: text("purpose").notNull(),
    /** What the code belongs to and works for alone: one started sign-in, for example. */
    boundTo: text("bound_to").notNull(),
    /** E.164, when it goes out as a text message. */
    mobile: text("mobile"),
    nonce: text("nonce").notNull(),
    kid: text("kid").notNull(),
    codeHash: text("code_hash").notNull(),
    tokenHash: text("token_hash"),
    createdAt: createdAt(),
    expiresAt: moment("expires_at").notNull(),
    /** Wrong tries so far. */
    wrong: integer("wrong").notNull().default(0),
  },
  (table) => [unique("one_time_codes_newest").on(table.userId, table.purpose), systemPolicy("one_time_codes")],
);
